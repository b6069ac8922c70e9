//go:build unix

package tui

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	xterm "github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// faulty is a scene that panics in some of its methods, and has words to keep.
type faulty struct {
	at    []string
	kept  string
	drawn bool
	seen  chan struct{} // closed when it was drawn
	once  sync.Once
}

func (b *faulty) fails(at string) bool { return slices.Contains(b.at, at) }

func (b *faulty) fail(at string) {
	if b.fails(at) {
		panic("cannot show the secret")
	}
}

func (b *faulty) Update(msg any) Turn {
	switch msg := msg.(type) {
	case Size:
		if b.drawn {
			b.fail("resize")
		}
		b.fail("open")
	case Key:
		b.fail("press")
		return Turn{Run: func() { b.fail("run") }}
	case string:
		b.fail(msg)
	}
	return Turn{}
}

func (b *faulty) View(int, int) string {
	b.fail("view")
	b.drawn = true
	b.once.Do(func() { close(b.seen) })
	return "a private question"
}

func (b *faulty) Close() error {
	b.fail("close")
	b.kept = "a draft"
	return nil
}

// window is a terminal: the program's end of it, and the other one.
type window struct {
	*os.File
	master *os.File
	all    chan string // what was written, up to theEnd
}

const theEnd = "<the end>"

func openWindow(t *testing.T) *window {
	t.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	w := &window{File: tty, master: master, all: make(chan string, 1)}
	go func() {
		var all []byte
		buf := make([]byte, 4096)
		for !strings.HasSuffix(string(all), theEnd) {
			n, err := master.Read(buf)
			if all = append(all, buf[:n]...); err != nil {
				break
			}
		}
		w.all <- string(all)
	}()
	return w
}

// TestCrash: wherever a scene panics, the terminal is as before, what was being
// typed is kept, no stack is shown, and the error comes back.
func TestCrash(t *testing.T) {
	for _, test := range []struct {
		at   string // with spaces between several
		lost bool
	}{
		{at: "open"}, {at: "view"}, {at: "press"}, {at: "run"}, {at: "resize"}, {at: "message"},
		{at: "press close", lost: true}, {at: "close", lost: true},
	} {
		t.Run(test.at, func(t *testing.T) {
			w := openWindow(t)
			before, err := xterm.GetState(w.Fd())
			if err != nil {
				t.Fatal(err)
			}
			b := &faulty{at: strings.Fields(test.at), seen: make(chan struct{})}
			p := New(w.File, w.File)
			crash := crashed(t, p, w, b)
			if closed := p.Close(); !errors.Is(closed, crash) {
				t.Errorf("closing says %v", closed)
			}
			if crash.Lost != test.lost || !test.lost && b.kept != "a draft" {
				t.Errorf("kept %q, lost: %t", b.kept, crash.Lost)
			}
			if after, err := xterm.GetState(w.Fd()); err != nil || *after != *before {
				t.Errorf("the terminal is %v instead of %v (%v)", after, before, err)
			}
			_, _ = w.WriteString(theEnd)
			left(t, <-w.all)
		})
	}
}

// crashed shows a broken scene, does what makes it panic, and returns what came
// of it.
func crashed(t *testing.T, p *Program, w *window, b *faulty) *term.Crash {
	t.Helper()
	ctx, leave := context.WithCancel(t.Context())
	defer leave()
	result := make(chan error, 1)
	go func() {
		_, err := p.Show(ctx, b)
		result <- err
	}()
	if !b.fails("open") && !b.fails("view") {
		<-b.seen
	}
	switch b.at[0] {
	case "resize":
		if err := pty.Setsize(w.master, &pty.Winsize{Cols: 40, Rows: 10}); err != nil {
			t.Fatal(err)
		}
		p.mail.put(burst{input: input{resized: true}}) // no signal comes here, for it is nobody's terminal
	case "message":
		p.Send("message")
	case "close":
		leave()
	default:
		_, _ = w.master.WriteString("x")
	}
	err := <-result
	var crash *term.Crash
	if !errors.As(err, &crash) {
		t.Fatalf("the error is %v", err)
	}
	return crash
}

// left checks what was written to a terminal: it ends as it was found, and tells
// nothing of the panic.
func left(t *testing.T, all string) {
	t.Helper()
	for _, end := range []string{"\x1b[?1049l", "\x1b[?25h", "\x1b[?2004l"} {
		if !strings.Contains(all, end) {
			t.Errorf("%q was not written", end)
		}
	}
	for _, trace := range []string{"panic", "goroutine", "secret", ".go:"} {
		if strings.Contains(all, trace) {
			t.Errorf("%q is on the terminal: %q", trace, all)
		}
	}
	_, after, _ := strings.Cut(all, "\x1b[?1049l")
	if strings.Contains(after, "private") {
		t.Errorf("the question stays: %q", after)
	}
}
