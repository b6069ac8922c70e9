//go:build unix

package term_test

import (
	"bytes"
	"io"
	"os"
	"testing"

	"github.com/creack/pty"

	"codeberg.org/trustrepair/trustrepair/internal/term"
)

func TestDetect(t *testing.T) {
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	defer master.Close()
	defer tty.Close()
	if err := pty.Setsize(master, &pty.Winsize{Cols: 100, Rows: 30}); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()

	all := term.Terminal{
		Typing: true, FullScreen: true, Browse: true, Color: true, ScreenColor: true, Clear: true, Width: 100,
	}
	without := func(change func(*term.Terminal)) term.Terminal {
		rest := all
		change(&rest)
		return rest
	}
	plain := without(func(t *term.Terminal) { t.FullScreen, t.Browse = false, false })
	for _, test := range []struct {
		name      string
		in        io.Reader
		out, errs io.Writer
		env       map[string]string
		options   term.Options
		want      term.Terminal
	}{
		{name: "three terminals", in: tty, out: tty, errs: tty, want: all},
		{
			name: "results go to a file", in: tty, out: file, errs: tty,
			want: without(func(t *term.Terminal) { t.Browse, t.Color, t.Width = false, false, 80 }),
		},
		{
			name: "answers from a pipe", in: new(bytes.Buffer), out: tty, errs: tty,
			want: without(func(t *term.Terminal) { t.Typing, t.FullScreen, t.Browse = false, false, false }),
		},
		{
			name: "errors go to a buffer", in: tty, out: tty, errs: new(bytes.Buffer),
			want: without(func(t *term.Terminal) { t.FullScreen, t.Browse, t.Clear = false, false, false }),
		},
		{
			name: "no terminal at all", in: file, out: io.Discard, errs: io.Discard,
			want: term.Terminal{ScreenColor: true, Width: 80},
		},
		{
			name: "a terminal without a name", in: tty, out: tty, errs: tty, env: map[string]string{"TERM": ""},
			want: term.Terminal{Typing: true, Width: 100},
		},
		{
			name: "an unknown terminal", in: tty, out: tty, errs: tty, env: map[string]string{"TERM": "unknown"},
			want: term.Terminal{Typing: true, Width: 100},
		},
		{name: "--plain", in: tty, out: tty, errs: tty, options: term.Options{Plain: true}, want: plain},
		{name: "--no-input", in: tty, out: tty, errs: tty, options: term.Options{NoInput: true}, want: plain},
		{name: "a screen reader", in: tty, out: tty, errs: tty, env: map[string]string{"ACCESSIBLE": "1"}, want: plain},
		{
			name: "a dumb terminal", in: tty, out: tty, errs: tty, env: map[string]string{"TERM": "dumb"},
			want: term.Terminal{Typing: true, Width: 100},
		},
		{
			name: "NO_COLOR", in: tty, out: tty, errs: tty, env: map[string]string{"NO_COLOR": "1"},
			want: without(func(t *term.Terminal) { t.Color, t.ScreenColor = false, false }),
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			getenv := func(name string) string {
				if value, ok := test.env[name]; ok || name != "TERM" {
					return value
				}
				return "xterm"
			}
			if got := term.Detect(test.in, test.out, test.errs, getenv, test.options); got != test.want {
				t.Errorf("%+v\ninstead of\n%+v", got, test.want)
			}
		})
	}
}
