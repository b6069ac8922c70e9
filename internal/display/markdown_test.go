package display

import (
	"strings"
	"testing"
)

func TestMarkdown(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ md, want string }{
		{"", ""},
		{"one\ntwo", "one two"},
		{"one\n\n\ntwo", "one||two"},
		{"this is longer than a row", "this is longer than|a row"},
		{"- one\n- two is longer than a row\n  and goes on", "- one|- two is longer than|  a row and goes on"},
		{"before\n- one\n\nafter", "before||- one||after"},
		{"say *this* now", "say <this> now"},
		{"say *this thing*, now", "say <this> <thing,> now"},
		{"*all of it.*", "<all> <of> <it.>"},
		{"5 * 3 is 15", "5 * 3 is 15"},
		{"a * b", "a * b"},
		{"abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrst|uvwxyz"},
		{"a\x1b[31mb", `a\x1b[31mb`},
	} {
		got := strings.Join(Layout(Blocks(test.md), 20, 20, func(w Word) string {
			if w.Emph {
				return "<" + w.Text + ">"
			}
			return w.Text
		}), "|")
		if got != test.want {
			t.Errorf("%q: %q instead of %q", test.md, got, test.want)
		}
	}
}
