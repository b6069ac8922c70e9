//go:build unix

package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// hostile is a text that controls a terminal if it is printed raw: it sets the
// window title and a color, moves the cursor, rings the bell and reverses the line.
const hostile = valid + "\x9b31mp"

// valid is the part of hostile that is valid UTF-8.
const valid = "a\x1b]0;owned\x07b\x1b[31mc\x1b[2Jd\u009b32mf\x7fg\bh\ri\u202ej\u2066k\x1bcm\u0090n\u2028o"

// raw returns the first place in an output that would control a terminal. Line
// ends are fine.
func raw(output string) string {
	for i, r := range output {
		switch {
		case r == '\n':
		case r == utf8.RuneError && !strings.HasPrefix(output[i:], "\ufffd"), r < 0x20, 0x7f <= r && r <= 0x9f,
			0x2028 <= r && r <= 0x202e, 0x2066 <= r && r <= 0x206f, r == 0x200e, r == 0x200f, r == 0x061c:
			return fmt.Sprintf("%q in %.120q", r, output[max(0, i-60):])
		}
	}
	return ""
}

// TestHostile puts hostile text into names, answers, notes, arguments, the
// environment and the file, and checks every byte that the commands write.
func TestHostile(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.env = append(h.env, "VISUAL="+valid, "TRUSTREPAIR_COUNTRY="+hostile)
	h.must("", "start", "--no-input", "--safe", "--name", "Kim"+valid, "--other", "Sam"+valid,
		"--relation", "friend", "--breach", "lie", "--intent", "lie", "--severity", "light")
	h.must(valid+"\x00", "answer", "deed")
	h.must(valid+"\x00", "answer", "letter")
	h.must("no "+valid, "answer", "talk")
	h.must("", "skip", "impact", "--why", valid)
	h.must("", "journal", "add", valid)
	h.must("", "setup", "--other", "Max"+valid)
	h.append(`{"id":"7ZZZZZZZZZZZZZZZZZZZZZZZZX","at":"2030-01-01T10:00:00Z","kind":"dr` + "\u202e\u009b" + `eam","of":"` + "\u009b31m\u2066" + `"}`)

	if shown := h.must("", "journal"); !strings.Contains(shown, `\x1b]0;owned\x07b`) || raw(hostile) == "" {
		t.Fatalf("the text is not escaped, or it is harmless: %q", shown)
	}
	for _, args := range [][]string{
		{}, {"status"}, {"journal"}, {"journal", "list", "--all"}, {"journal", "show", "deed"}, {"journal", "search", "a"},
		{"journal", "export"}, {"journal", "export", "--format", "json"}, {"journal", "export", "--format", "html"},
		{"journal", "export", "--for-other", "--yes"}, {"journal", "export", "--for-other", "--yes", "--format", "json"},
		{"journal", "where"}, {"setup"}, {"steps"}, {"steps", "listen"}, {"next"}, {"next", "--no-input"},
		{"apology", "show"}, {"apology", "check"}, {"apology", "check", "-"}, {"apology", "rehearse"}, {"apology", "print"}, {"apology", "history"}, {"sheet", "talk"}, {"help-lines"},
		{"answer", hostile}, {"skip", hostile, "--why", "x"}, {"back", hostile}, {"steps", hostile}, {hostile}, {"--" + hostile},
		{"journal", hostile}, {"journal", "show", hostile}, {"journal", "search", hostile}, {"journal", "list", "--step", hostile},
		{"journal", "list", "--kind", hostile}, {"journal", "list", "--since", hostile}, {"status", "--now", hostile},
		{"start", "--severity", hostile}, {"start", "--gate", hostile}, {"start", "--role", hostile}, {"steps", "--role", hostile},
		{"help-lines", hostile}, {"help", hostile}, {"answer", "deed", "--file", hostile}, {"journal", "add", hostile},
		{"status", "--journal", hostile}, {"status", "--journal", "./" + hostile}, {"journal", "where", "--journal", "./" + valid},
		{"journal", "delete"}, {"setup", "--name", hostile}, {"setup", "--ask"}, {"answer", "cause"},
	} {
		for _, more := range [][]string{nil, {"--json"}} {
			got := h.run(hostile+"\n", append(args, more...)...)
			if found := raw(got.out + got.err); found != "" {
				t.Errorf("%q writes %s", append(args, more...), found)
			}
		}
	}
}

// TestHostileFiles does the same with files that are no valid journal.
func TestHostileFiles(t *testing.T) {
	t.Parallel()
	for name, line := range map[string]string{
		"not JSON": hostile, "a kind": `{"kind":"` + valid + `"}`, "a key": `{"` + valid + `":1}`,
		"an id": `{"id":"` + valid + `","at":"2030-01-01T10:00:00Z","kind":"note","text":"x"}`,
		"a day": `{"id":"7ZZZZZZZZZZZZZZZZZZZZZZZZX","at":"` + valid + `","kind":"note","text":"x"}`,
	} {
		h := newHome(t)
		h.start()
		h.append(line)
		for _, args := range [][]string{{"status"}, {"start"}, {"journal"}, {"journal", "where"}, {"next"}} {
			got := h.run("", args...)
			if args[0] != "journal" && got.status != 5 {
				t.Errorf("%s: %q ends with %d", name, args, got.status)
			}
			if found := raw(got.out + got.err); found != "" {
				t.Errorf("%s: %q writes %s", name, args, found)
			}
		}
	}
}

// TestHostileOnScreen checks what the full-screen asker, plain mode and colored
// lists write to a terminal: no sequence from the text may be among their own.
func TestHostileOnScreen(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.must("", "start", "--no-input", "--safe", "--name", "Kim"+valid, "--other", "Sam"+valid,
		"--relation", "friend", "--breach", "lie", "--intent", "lie", "--severity", "light")
	h.must(valid+" END", "answer", "deed")
	h.must("", "back", "acknowledge")
	h.must("not-yet 2030-01-01", "answer", "talk")
	for _, play := range []struct {
		args []string
		wait string
	}{
		{[]string{"next"}, "tab next"}, {[]string{"next", "--plain"}, "tells you more"}, {[]string{"answer", "impact"}, "tab next"},
		{[]string{"journal"}, "END"}, {[]string{"status"}, "trustrepair next"}, {[]string{"setup"}, "--ask"}, {[]string{"nonsense" + hostile[:40]}, "hint"},
	} {
		s := h.terminal(tuitest.Options{}, play.args...)
		check(t, s.Wait(play.wait))
		if play.args[0] == "answer" { // it ends with the answer
			check(t, s.Paste(valid+" PASTED"), s.Wait("PASTED"), s.Key("tab"), s.Wait("Saved: impact."))
		} else if play.wait == "tab next" {
			check(t, s.Paste(valid+" PASTED"), s.Wait("PASTED"), s.Key("tab"), s.Wait(" · "), s.Key("ctrl+c"))
		} else {
			check(t, s.Type("\x03"))
		}
		if _, err := s.Exit(); err != nil {
			t.Error(err)
		}
		for _, sequence := range []string{"\x1b]", "\x07", "\x1b[31mc", "\x1bc", "\u009b", "\x9b3", "\u0090", "\u202e", "\u2066", "\u2028", "\x7f", "\x00"} {
			if strings.Contains(s.Raw(), sequence) {
				t.Errorf("%q writes %q: %q", play.args, sequence, s.Raw())
			}
		}
		s.Close()
	}
}

// append adds a line to the journal without the program.
func (h *home) append(line string) {
	h.t.Helper()
	data, err := os.ReadFile(h.journal())
	check(h.t, err, os.WriteFile(h.journal(), append(data, line+"\n"...), 0o600))
}
