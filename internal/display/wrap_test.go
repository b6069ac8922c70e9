package display

import (
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		par   string
		width int
		want  string
	}{
		{"", 5, ""},
		{"one two three", 8, "one two |three"},
		{"one two three", 7, "one two |three"},
		{"one  two", 4, "one  |two"},
		{"abcdefgh", 3, "abc|def|gh"},
		{"ab cdefgh", 3, "ab |cde|fgh"},
		{"   lead", 5, "   |lead"},
		{"a b c", 1, "a |b |c"},
		{"日本語", 4, "日本|語"},
		{"日本語", 1, "日|本|語"},
		{"e\u0301a e\u0301", 2, "e\u0301a |e\u0301"},
		{"👩‍👩‍👧👩‍👩‍👧", 2, "👩‍👩‍👧|👩‍👩‍👧"},
		{"a\x1bb", 5, "a\x1b|b"}, // shown as \x1b
		{" abc日", 4, " |abc|日"},  // the word alone has room, but not with what follows
	} {
		var got []string
		for _, r := range Wrap(test.par, test.width) {
			got = append(got, test.par[r.From:r.To])
		}
		if g := strings.Join(got, "|"); g != test.want {
			t.Errorf("%q at %d: %q instead of %q", test.par, test.width, g, test.want)
		}
	}
}

// Rows cover every byte, each of them once, and none is wider than asked for,
// but for spaces at its end and a character that is wider by itself.
func FuzzWrap(f *testing.F) {
	f.Add("one two  three 👩‍👩‍👧 e\u0301\t日本語", 7)
	f.Add("maya.lopez@example.org by 2026-03-14", 20)
	f.Fuzz(func(t *testing.T, par string, width int) {
		if width < 1 || width > 200 {
			t.Skip()
		}
		at := 0
		for _, r := range Wrap(par, width) {
			if r.From != at || r.To < r.From {
				t.Fatalf("%q at %d: row %v after offset %d", par, width, r, at)
			}
			at = r.To
			row, cols, chars := strings.TrimRight(par[r.From:r.To], " \t"), 0, 0
			for i := 0; i < len(row); chars++ {
				char, _, w := Cluster(row[i:])
				i, cols = i+len(char), cols+w
			}
			if cols > width && chars > 1 {
				t.Fatalf("row %q is %d wide in %d", row, cols, width)
			}
		}
		if at != len(par) {
			t.Fatalf("%q: %d of %d bytes", par, at, len(par))
		}
	})
}

// What a person looks up or copies is never cut in two while a row has room.
func TestWholeWords(t *testing.T) {
	t.Parallel()
	got := Rows("Write to maya.lopez-ortiz@example.org by 2026-03-14, or call.", 30)
	want := []string{"Write to", "maya.lopez-ortiz@example.org", "by 2026-03-14, or call."}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%q instead of %q", got, want)
	}
}
