//go:build unix

package term_test

import (
	"io"
	"os"
	"runtime"
	"strings"
	"testing"

	xterm "github.com/charmbracelet/x/term"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// openPTY returns both ends of a terminal.
func openPTY(t *testing.T) (keys, tty *os.File) {
	t.Helper()
	keys, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	t.Cleanup(func() { _, _ = keys.Close(), tty.Close() })
	return keys, tty
}

func stateOf(t *testing.T, tty *os.File) xterm.State {
	t.Helper()
	s, err := xterm.GetState(tty.Fd())
	if err != nil {
		t.Fatal(err)
	}
	return *s
}

// typeKeys types on a terminal, and waits until it has echoed all of it.
func typeKeys(t *testing.T, keys *os.File, text, echo string) {
	t.Helper()
	if _, err := keys.WriteString(text); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(keys, make([]byte, len(echo))); err != nil {
		t.Fatal(err)
	}
}

// Lines that were typed come one by one. What has no end yet comes when the
// reading is finished, also if nothing was waiting for it.
func TestLines(t *testing.T) {
	for name, test := range map[string]struct {
		text, echo string
		want       string // after the first line
	}{
		"half a line":      {"half", "half", "half"},
		"nothing":          {"", "", ""},
		"lines and a half": {"two\rhalf", "two\r\nhalf", "two\nhalf"},
		"letters":          {"日本", "日本", "日本"},
		"a line corrected": {"twp\x7fo", "twp\b \bo", "two"},
		"a signal":         {"two\x03 more", "two^C more", "two more"},
	} {
		t.Run(name, func(t *testing.T) {
			keys, tty := openPTY(t)
			before := stateOf(t, tty)
			lines := term.NewLines(tty)
			typeKeys(t, keys, "one\r", "one\r\n")
			buf := make([]byte, 100)
			if n, err := lines.Read(buf); err != nil || string(buf[:n]) != "one\n" {
				t.Fatalf("%q, %v", buf[:n], err)
			}
			typeKeys(t, keys, test.text, test.echo)
			if !lines.Finish() {
				t.Fatal("it does not end")
			}
			rest, err := io.ReadAll(lines)
			if err != nil || string(rest) != test.want || lines.Lost() {
				t.Errorf("%q, %v, lost: %t", rest, err, lines.Lost())
			}
			if err := lines.Close(); err != nil {
				t.Error(err)
			}
			if after := stateOf(t, tty); after != before {
				t.Errorf("the terminal is %+v and was %+v", after, before)
			}
		})
	}
}

// A read that waits ends when the reading is finished.
func TestLinesFinishedWhileWaiting(t *testing.T) {
	keys, tty := openPTY(t)
	lines := term.NewLines(tty)
	defer lines.Close()
	got := make(chan string)
	go func() {
		all, _ := io.ReadAll(lines)
		got <- string(all)
	}()
	typeKeys(t, keys, "one\rhalf", "one\r\nhalf")
	lines.Finish()
	if all := <-got; all != "one\nhalf" {
		t.Errorf("read %q", all)
	}
}

// A terminal that has gone is known to have taken something along.
func TestLinesLost(t *testing.T) {
	keys, tty := openPTY(t)
	lines := term.NewLines(tty)
	defer lines.Close()
	typeKeys(t, keys, "one\rhalf", "one\r\nhalf")
	buf := make([]byte, 100)
	if n, err := lines.Read(buf); err != nil || !strings.HasPrefix(string(buf[:n]), "one") {
		t.Fatalf("%q, %v", buf[:n], err)
	}
	if err := keys.Close(); err != nil {
		t.Fatal(err)
	}
	lines.Finish()
	if rest, _ := io.ReadAll(lines); len(rest) > 0 || !lines.Lost() {
		t.Errorf("%q, lost: %t", rest, lines.Lost())
	}
}

// What a shell sets when it continues the process is set again.
func TestLinesAfterContinue(t *testing.T) {
	keys, tty := openPTY(t)
	before := stateOf(t, tty)
	lines := term.NewLines(tty)
	defer lines.Close()
	typeKeys(t, keys, "one\r", "one\r\n")
	if _, err := lines.Read(make([]byte, 100)); err != nil {
		t.Fatal(err)
	}
	if err := xterm.SetState(tty.Fd(), &before); err != nil {
		t.Fatal(err)
	}
	raise(t, unix.SIGCONT)
	for stateOf(t, tty).Lflag&unix.NOFLSH == 0 { // the test's own time limit ends this
		runtime.Gosched()
	}
}
