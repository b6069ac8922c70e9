//go:build unix

package prompt_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// start runs asker on a terminal, in a folder of its own.
func start(t testing.TB, o tuitest.Options, args ...string) (*tuitest.Session, string) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cmd := &exec.Cmd{Path: exe, Args: append([]string{"asker"}, args...), Dir: dir}
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "EDITOR=", quickExit)
	if dir := os.Getenv("COVERDIR"); dir != "" { // see make cover
		cmd.Env = append(cmd.Env, "GOCOVERDIR="+dir)
	}
	s, err := tuitest.Start(cmd, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s, dir
}

// quickExit keeps a process under the race detector from sleeping for a second
// at its end.
const quickExit = "GORACE=atexit_sleep_ms=0"

// must fails the test for the first error.
func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// noted reads what asker wrote to replies or drafts.
func noted(t *testing.T, dir, file, key string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, file))
	must(t, err)
	var list []string
	for _, line := range bytes.Split(bytes.TrimSpace(data), []byte("\n")) {
		var v map[string]any
		must(t, json.Unmarshal(line, &v))
		list = append(list, v[key].(string))
	}
	return list
}

func exits(t *testing.T, s *tuitest.Session, want int) {
	t.Helper()
	got, err := s.Exit()
	must(t, err)
	if got != want {
		t.Fatalf("ended with status %d instead of %d:\n%s", got, want, s.Screen())
	}
}

// A value comes back byte for byte when nobody edits it, and with the edit
// alone when somebody does; none of it acts on the terminal. One line cannot
// hold a line break: it keeps the value only until it is edited.
func TestHostileValue(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "value")
	must(t, os.WriteFile(file, []byte(hostile), 0o600))
	s, dir := start(t, tuitest.Options{}, "-color", "hostile=@"+file, "hostile=@"+file, "name=@"+file, "name=@"+file)
	must(t, s.Wait("Eve"), s.Wait("j"), s.Key("tab"))
	must(t, s.Wait("Eve"), s.Type("!"), s.Wait("!"), s.Key("tab"))
	must(t, s.Wait("call you"), s.Key("enter"))
	must(t, s.Wait("call you"), s.Type("!"), s.Wait("!"), s.Key("enter"))
	exits(t, s, 0)
	tame(t, s)
	got := noted(t, dir, "replies", "input")
	for i, want := range []string{hostile, hostile + "!", hostile} {
		if got[i] != want {
			t.Errorf("answer %d is %q instead of %q", i, got[i], want)
		}
	}
}

// hostile has what a terminal could act on, and what fields like to lose.
const hostile = "a\tb\r\nc\x1b]0;owned\x07d\x00e\x7ff\x1b[31m\u009b5mg\u202eh\u2066i\ufffdj\ufdd0k"

// The same holds for what is pasted, but for its line ends: a terminal does
// not send them as they were.
func TestHostilePaste(t *testing.T) {
	t.Parallel()
	s, dir := start(t, tuitest.Options{}, "-color", "deed", "name")
	must(t, s.Wait("What did you do?"), s.Paste("1\r\n2\r3\n4\t\x1b]0;owned\x07\x00\u202eend"), s.Wait("end"))
	must(t, s.Key("tab"), s.Wait("call you"), s.Paste("5\r\n6\x00\x1b[31m\u202eend"), s.Wait("end"), s.Key("enter"))
	exits(t, s, 0)
	tame(t, s)
	got := noted(t, dir, "replies", "input")
	if want := "1\n2\n3\n4\t\x1b]0;owned\x07\x00\u202eend"; got[0] != want {
		t.Errorf("long text: %q instead of %q", got[0], want)
	}
	if want := "5 6[31m\u202eend"; got[1] != want {
		t.Errorf("one line: %q instead of %q", got[1], want)
	}
}

// tame fails for any byte that only the shown texts can have brought.
func tame(t *testing.T, s *tuitest.Session) {
	t.Helper()
	for _, bad := range []string{"\x07", "\x00", "\x7f", "\x1b]", "\x1bc", "\x1b[8m", "\x1b[5m", "\u009b", "\u202e", "\u2066"} {
		if strings.Contains(s.Raw(), bad) {
			t.Errorf("%q was written to the terminal", bad)
		}
	}
}

// Colours are the sixteen base colours or none at all.
func TestColours(t *testing.T) {
	t.Parallel()
	for _, color := range []bool{true, false} {
		s, _ := start(t, tuitest.Options{}, fmt.Sprintf("-color=%t", color), "channel", "lied", "deed")
		must(t, s.Wait("bring"), s.Key("1"), s.Key("enter"), s.Wait("also lie"), s.Key("1"), s.Key("enter"))
		must(t, s.Wait("What did you do?"), s.Key("ctrl+c"))
		exits(t, s, 130)
		for _, sgr := range regexp.MustCompile("\x1b\\[([0-9;]*)m").FindAllStringSubmatch(s.Raw(), -1) {
			for code := range strings.SplitSeq(sgr[1], ";") {
				switch code {
				case "", "0", "1", "2", "3": // bold, faint, italic
				case "33", "36":
					if !color {
						t.Errorf("%q with colour off", sgr[0])
					}
				default:
					t.Errorf("%q on the screen", sgr[0])
				}
			}
		}
		if color != strings.Contains(s.Raw(), "\x1b[36m") {
			t.Errorf("colour is wanted: %t", color)
		}
	}
}

// largePaste is the size of a paste that has to work, in bytes.
const largePaste = 1 << 20

func TestLargePaste(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: it pastes more than anybody does")
	}
	t.Parallel()
	text := strings.Repeat("It was a long day and a short night.\n", largePaste/37) + "over"
	s, dir := start(t, tuitest.Options{}, "deed")
	must(t, s.Wait("What did you do?"))
	began := time.Now()
	must(t, s.Paste(text), s.Wait("over"))
	t.Logf("%d bytes and %d lines were on the screen after %s", len(text), strings.Count(text, "\n")+1, time.Since(began))
	began = time.Now()
	must(t, s.Type("!"), s.Wait("over!"))
	t.Logf("a key then took %s", time.Since(began))
	must(t, s.Key("tab"))
	exits(t, s, 0)
	if got := noted(t, dir, "replies", "input"); got[0] != text+"!" {
		t.Errorf("%d bytes came back instead of %d", len(got[0]), len(text)+1)
	}
}

func TestManyLines(t *testing.T) {
	t.Parallel()
	s, dir := start(t, tuitest.Options{}, "deed")
	must(t, s.Wait("What did you do?"))
	var want []string
	for i := range 300 {
		want = append(want, fmt.Sprint("line ", i))
	}
	must(t, s.Type(strings.Join(want, "\r")), s.Wait("line 299"), s.Key("tab"))
	exits(t, s, 0)
	if got := noted(t, dir, "replies", "input"); got[0] != strings.Join(want, "\n") {
		t.Errorf("got %q", got[0])
	}
}

// A draft is kept while somebody types, a second later at the latest.
func TestDraftSurvivesKill(t *testing.T) {
	t.Parallel()
	s, dir := start(t, tuitest.Options{}, "deed")
	must(t, s.Wait("What did you do?"), s.Type("half a sent"), s.Wait("half a sent"))
	for deadline := time.Now().Add(tuitest.Patience); ; {
		if data, _ := os.ReadFile(filepath.Join(dir, "drafts")); strings.HasSuffix(string(data), "\n") {
			break // written whole
		}
		if time.Now().After(deadline) {
			t.Fatal("no draft was kept")
		}
		time.Sleep(20 * time.Millisecond)
	}
	must(t, s.Signal(syscall.SIGKILL))
	exits(t, s, 128+9)
	if got := noted(t, dir, "drafts", "text"); len(got) != 1 || got[0] != "half a sent" {
		t.Errorf("drafts: %q", got)
	}
}

// Bubble Tea would ask the terminal for its colours, and wait for five seconds.
// Without that it takes some ten milliseconds; the bound leaves room for a
// machine that is busy with other tests.
func TestStartsOnASilentTerminal(t *testing.T) { // not parallel: it measures time
	best := time.Hour
	for range 3 {
		began := time.Now()
		s, _ := start(t, tuitest.Options{Silent: true}, "-version")
		exits(t, s, 0)
		best = min(best, time.Since(began))
		if strings.Contains(s.Raw(), "\x1b") {
			t.Errorf("-version wrote %q", s.Raw())
		}
	}
	t.Logf("-version took %s", best)
	if best > 2500*time.Millisecond {
		t.Errorf("-version took %s", best)
	}
}

// A terminal without an alternate screen, which takes the switch to it for
// nothing, is empty at the end as well.
func TestNothingStays(t *testing.T) {
	t.Parallel()
	s, _ := start(t, tuitest.Options{NoAltScreen: true}, "deed")
	must(t, s.Wait("What did you do?"), s.Type("We sat."), s.Wait("We sat."), s.Key("tab"))
	exits(t, s, 0)
	if left := strings.TrimSpace(s.Screen()); left != "" {
		t.Errorf("this is left:\n%s", left)
	}
}

func TestFirstFrame(t *testing.T) { // not parallel: it measures time
	began := time.Now()
	s, _ := start(t, tuitest.Options{Silent: true}, "deed")
	must(t, s.Wait("keys"))
	took := time.Since(began)
	t.Logf("the first frame was there after %s", took)
	if took > time.Second {
		t.Errorf("the first frame took %s", took)
	}
}
