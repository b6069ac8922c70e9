package tui

import (
	"strings"
	"testing"
)

// TestTyping: what a terminal sends, with a | where nothing came for a while, and
// the keys of it. Those in angle brackets are inside a text.
func TestTyping(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ in, want string }{
		// pastes
		{"one\ttwo", "one <tab> two"},
		{"On:\r\tone\r\ttwo\rthree\r", "On: <enter> <tab> one <enter> <tab> two <enter> three <enter>"},
		{"one\ntwo\n", "one <ctrl+j> two <ctrl+j>"},
		{"one \t two", "one <space> <tab> <space> two"},
		{"one\r\n\r\ntwo", "one <enter> <ctrl+j> <enter> <ctrl+j> two"},
		{"\tone\ttwo", "tab one <tab> two"},
		{"日\t本", "日 <tab> 本"},
		{"one\x0f\x04two", "one <ctrl+o> <ctrl+d> two"},
		{"\xe9\tone", "é <tab> one"},
		// keys
		{"\t", "tab"},
		{"one\t", "one tab"},
		{"one|\t|two", "one tab two"},
		{"one\t|two\r", "one tab two enter"},
		{"one|\ttwo", "one tab two"},
		{"one\rtwo\t", "one <enter> two tab"},
		{"one\rtwo\r\t", "one <enter> two <enter> tab"},
		{"\rone\r", "enter one enter"},
		{"one \r", "one space enter"},
		{"\x1b[B\r2026\r", "down enter 2026 enter"},
		{"one\x1b[A\rtwo", "one up enter two"},
		{"one\t\x1b[Atwo", "one tab up two"},
		{"one\t\x1bbtwo", "one tab alt+b two"},
		{"one\t\x1b|two", "one tab esc two"},
		{" \r \rone", "space enter space enter one"},
		{"one\x7f\x7ftwo\r", "one <backspace> <backspace> two enter"}, // of somebody whose line is slow
		// a paste with marks is a key by itself
		{"one\t\x1b[200~a\tb\x1b[201~\ttwo\t", "one tab [a\tb] tab two tab"},
	} {
		for cut := range test.in { // in one read and in two
			var d decoder
			var keys []Key
			for i, burst := range strings.Split(test.in[:cut]+"&"+test.in[cut:], "|") {
				if i > 0 {
					keys = append(keys, d.decode(nil, true)...)
				}
				for read := range strings.SplitSeq(burst, "&") {
					keys = append(keys, d.decode([]byte(read), false)...)
				}
			}
			keys = append(keys, d.decode(nil, true)...)
			if got := described(merged(keys)); got != test.want {
				t.Errorf("%q, cut at %d, is %q instead of %q", test.in, cut, got, test.want)
			}
		}
	}
}

// described writes keys as the table does.
func described(keys []Key) string {
	var all []string
	for _, k := range keys {
		name := k.String()
		if name == " " {
			name = "space"
		}
		if k.Inside {
			name = "<" + name + ">"
		}
		all = append(all, name)
	}
	return strings.Join(all, " ")
}
