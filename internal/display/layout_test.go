package display

import (
	"slices"
	"strings"
	"testing"
)

// TestPrinted checks that a page never breaks what a person pastes, while a screen,
// which cuts what is wider, does.
func TestPrinted(t *testing.T) {
	t.Parallel()
	path := "/home/kim/" + strings.Repeat("deep/", 20) + "journal.jsonl"
	for _, test := range []struct{ name, md, want string }{
		{"path", "It is in " + path + ", whole.", path + ","},
		{"path of another system", `It is in C:\` + strings.Repeat(`deep\`, 20) + "x now", `C:\` + strings.Repeat(`deep\`, 20) + "x"},
		{"command", "Type `trustrepair --journal x next --and --more flags` now.", "trustrepair --journal x next --and --more flags"},
		{"term", "**" + strings.Repeat("n", 30) + "** see " + path, path},
	} {
		rows := Printed(Blocks(test.md), 20, Plain)
		if !slices.Contains(rows, test.want) && !strings.Contains(strings.Join(rows, "\n"), test.want) {
			t.Errorf("%s: broken in %q", test.name, rows)
		}
		for _, row := range Layout(Blocks(test.md), 20, 20, Plain) {
			if Width(row) > 20 {
				t.Errorf("%s: a screen cuts %q", test.name, row)
			}
		}
		rows = Layout(Blocks(test.md), 20, 200, Plain)
		if !strings.Contains(strings.Join(rows, "\n"), test.want) {
			t.Errorf("%s: broken on a screen that has room for it: %q", test.name, rows)
		}
	}
	if rows := Printed(Blocks(strings.Repeat("n", 30)), 20, Plain); len(rows) != 2 {
		t.Errorf("a long word that is no path: %q", rows)
	}
}

func TestPrintedRows(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ line, want string }{
		{"", ""},
		{"one two three", "one two|three"},
		{"in /a/very/long/path now, please", "in|/a/very/long/path|now,|please"},
		{"/a/very/long/path", "/a/very/long/path"},
		{"  /a/very/long/path  x", "/a/very/long/path|x"},
		{"/a/b /c/d", "/a/b|/c/d"},
		{"abcdefghijk", "abcdefgh|ijk"},
	} {
		if got := strings.Join(PrintedRows(test.line, 8), "|"); got != test.want {
			t.Errorf("%q: %q instead of %q", test.line, got, test.want)
		}
	}
}
