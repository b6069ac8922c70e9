package buffer

import (
	"strings"
	"testing"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// pressed returns the text with | at the cursor after some keys.
func pressed(text string, width int, keys string) string {
	b := New(text)
	b.Resize(width)
	for _, k := range strings.Fields(keys) {
		b.Press(k)
	}
	return b.Text[:b.At] + "|" + b.Text[b.At:]
}

func TestKeys(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text string
		keys string
		want string
	}{
		{"one two", "", "one two|"},
		{"one two", "left left", "one t|wo"},
		{"one two", "home", "|one two"},
		{"one two", "home right end", "one two|"},
		{"one two", "ctrl+left", "one |two"},
		{"one two", "home ctrl+right", "one| two"},
		{"one two", "ctrl+w", "one |"},
		{"one two", "ctrl+w ctrl+w", "|"},
		{"one two", "home alt+d", "| two"},
		{"one two", "home delete", "|ne two"},
		{"one two", "backspace", "one tw|"},
		{"one\ntwo", "ctrl+u", "one\n|"},
		{"one\ntwo", "ctrl+u backspace", "one|"},
		{"one\ntwo", "up ctrl+k", "one|\ntwo"},
		{"one\ntwo", "up home ctrl+k", "|\ntwo"},
		{"one\ntwo", "up delete", "one|two"},
		{"one\r\ntwo", "up end", "one|\r\ntwo"},
		{"one\r\ntwo", "home left", "one|\r\ntwo"},
		{"one\r\ntwo", "home backspace", "one|two"},
		{"one", "enter", "one\n|"},
		{"one\ntwo\nthree", "ctrl+home", "|one\ntwo\nthree"},
		{"one\ntwo\nthree", "ctrl+home ctrl+end", "one\ntwo\nthree|"},
		{"three\no\nthree", "up", "three\no|\nthree"},
		{"three\no\nthree", "up up", "three|\no\nthree"}, // the column is remembered
		{"aaaaaa bbbb", "home", "aaaaaa |bbbb"},          // rows of 7
		{"aaaaaa bbbb", "up", "aaaa|aa bbbb"},
		{"aaaaaa bbbb", "up end", "aaaaaa| bbbb"},
		{"cafe\u0301", "backspace", "caf|"},
		{"👩‍👩‍👧", "backspace", "|"},
		{"one two", "ctrl+w ctrl+z", "one two|"},
		{"", "backspace delete ctrl+w ctrl+u ctrl+k ctrl+z up down left right", "|"},
		{"\n", "up", "|\n"},
	} {
		if got := pressed(test.text, 7, test.keys); got != test.want {
			t.Errorf("%q with %q: %q instead of %q", test.text, test.keys, got, test.want)
		}
	}
}

func TestUndoTakesWordsBack(t *testing.T) {
	t.Parallel()
	p := New("")
	for _, r := range "one two" {
		p.Insert(string(r))
	}
	for _, want := range []string{"one ", "one", "", ""} {
		p.undo()
		if p.Text != want {
			t.Errorf("%q instead of %q", p.Text, want)
		}
	}
}

// Whatever is typed, the cursor is between two characters and visible, and no row
// is wider than the buffer. A text is always UTF-8: journals, drafts
// and editors are checked for it, and keys come as characters.
func FuzzBuffer(f *testing.F) {
	f.Add("one two\r\nthree 👩‍👩‍👧 e\u0301\t日本語", []byte("hjkl\x00\x01\x02\x03\x04"), 7, 3)
	keys := []string{
		"left", "right", "up", "down", "home", "end", "ctrl+left", "ctrl+right", "backspace", "delete",
		"ctrl+w", "alt+d", "ctrl+u", "ctrl+k", "enter", "ctrl+z", "ctrl+home", "ctrl+end",
	}
	f.Fuzz(func(t *testing.T, text string, typed []byte, width, height int) {
		if width < 1 || width > 200 || height < 1 || height > 50 || len(typed) > 200 || !utf8.ValidString(text) {
			t.Skip()
		}
		p := New(text)
		p.Resize(width)
		for _, b := range typed {
			if int(b) < len(keys) {
				p.Press(keys[b])
			} else {
				p.Insert(string(rune(b)))
			}
			sound(t, p, width, height)
		}
	})
}

func sound(t *testing.T, p *Buffer, width, height int) {
	t.Helper()
	if p.At < 0 || p.At > len(p.Text) {
		t.Fatalf("cursor at %d of %d", p.At, len(p.Text))
	}
	if utf8.ValidString(p.Text) && p.At < len(p.Text) && !utf8.RuneStart(p.Text[p.At]) {
		t.Fatalf("cursor within a character of %q", p.Text)
	}
	rows := p.Visible(height)
	cursor, seen := p.Row(p.At), false
	for _, r := range rows {
		seen = seen || r == cursor
		seenText := strings.TrimRight(p.Text[r.From:r.To], " \t\r\n") // spaces at a break may exceed the width
		row, char := display.Safe(seenText), ""
		if row != "" {
			char, _, _ = display.Cluster(seenText) // one that is too wide has a row of its own
		}
		if cols := display.Width(row); cols > width && len(char) < len(seenText) {
			t.Fatalf("row %q is %d wide in %d", row, cols, width)
		}
	}
	if !seen || len(rows) > height {
		t.Fatalf("the cursor at %d is not among the %d rows of %d", p.At, len(rows), height)
	}
}
