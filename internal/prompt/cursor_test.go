//go:build unix

package prompt_test

import (
	"strings"
	"syscall"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// TestCursor checks that the terminal's own cursor is where the next letter goes,
// and in lists and cards at what is chosen or read.
func TestCursor(t *testing.T) {
	t.Parallel()
	type at struct{ keys, before, after string }
	long := "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
	for name, all := range map[string][]at{
		"deed": {
			{"", "┃ ", "  "},
			{"We ", "┃ We ", "  "},
			{"金曜日é", "┃ We 金曜日é", "  "},
			{"\x1b[D\x1b[D", "┃ We 金曜", "日é"},
			{"\x1b[F\r", "┃ ", "  "},
			{long, "seventeen", "  "},
			{"\x1b[1;5H", "┃ ", "We 金曜"},
			{"\x1b[F", "日é", "  "},
			{"\x1b[200~" + strings.Repeat("\r", 40) + "end\x1b[201~", "↓ end", "  "},
			{"\x1b[1;5F", "seventeen", "  "},
			{"\x07", " ", "Help"},
			{"\x07", "seventeen", "  "},
		},
		"name": {
			{"", "┃ ", "  "},
			{"金曜日", "┃ 金曜日", "  "},
			{"\x1b[D", "┃ 金曜", "日"},
			{"\x1b[F" + long, "seventeen", "  "},
			{"\x1b[D\x1b[D", "sevente", "en"},
			{"\x1b[H", "┃ ", "金曜日one"},
			{"\x1b[C", "┃ 金", "曜日one"},
		},
		"review":  {{"", "┃ ", "a day"}, {"20", "┃ 20", "  "}},
		"channel": {{"", " ", "How will"}, {"3", "┃ ", "› 3"}, {"\x1b[B", "┃ ", "› 4"}},
		"costs":   {{"", "┃ ", "› [ ] 1"}, {"\x1b[B", "┃ ", "› [ ] 2"}},
		"scale":   {{"", " ", "How sure"}, {"5", "┃ ", "› 5"}},
		"lied":    {{"", " ", "Did you"}, {"1", "┃ ", "› 1 Yes"}, {"2", "┃ ", "› 2 No"}},
		"talk":    {{"", " ", "Ask Maya"}, {"2", "┃ ", "› 2"}, {"\r", "┃ ", "  "}},
		"card":    {{"", " ", "The letter rests"}},
		"aloud":   {{"", " ", "2 / 9"}},
	} {
		for _, size := range []tuitest.Options{{Cols: 80, Rows: 24}, {Cols: 40, Rows: 10}} {
			s, _ := start(t, size, name)
			for _, a := range all {
				must(t, s.Type(a.keys))
				if err := s.Cursor(a.before, a.after); err != nil {
					t.Errorf("%s at %dx%d, after %q: it should be between %q and %q, and %v", name, size.Cols, size.Rows, a.keys, a.before, a.after, err)
					break
				}
			}
			if strings.Contains(s.Raw(), "\x1b[7m") {
				t.Errorf("%s: a second cursor is drawn", name)
			}
			must(t, s.Key("ctrl+c"))
			exits(t, s, 130)
			if s.CursorHidden() || s.AltScreen() {
				t.Errorf("%s: the cursor stays hidden, or the screen is kept", name)
			}
		}
	}
}

// TestStopped checks that a program that is stopped restores the terminal before,
// if it can, and that it takes all of it again when it is continued.
func TestStopped(t *testing.T) {
	t.Parallel()
	for _, sig := range []syscall.Signal{syscall.SIGTSTP, syscall.SIGSTOP} {
		s, dir := start(t, tuitest.Options{}, "deed")
		must(t, s.Wait("keys"), s.Type("We sat"), s.Cursor("We sat", " "), s.Stop(sig))
		if sig == syscall.SIGTSTP {
			must(t, s.Absent("We sat"))
			if s.CursorHidden() || s.AltScreen() {
				t.Error("the cursor stays hidden, or the screen is kept")
			}
		}
		taken := len(s.Raw())
		must(t, s.Signal(syscall.SIGCONT), s.Cursor("We sat", " "), s.Type(" down."), s.Cursor("We sat down.", " "), s.Key("tab"))
		exits(t, s, 0)
		for _, sequence := range []string{"\x1b[?1049h", "\x1b[?2004h"} {
			if !strings.Contains(s.Raw()[taken:], sequence) {
				t.Errorf("%s: %q is not written when it is continued", sig, sequence)
			}
		}
		if got := noted(t, dir, "replies", "input"); got[0] != "We sat down." {
			t.Errorf("the answer is %q", got)
		}
	}
}
