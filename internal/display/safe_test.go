package display

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSafe(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "I lied to you.\nTwice.", "I lied to you.\nTwice."},
		{"letters of any script", "día, 日本, 👩‍👧, e\u0301", "día, 日本, 👩‍👧, e\u0301"},
		{"windows line ends", "a\r\nb", "a\nb"},
		{"lone carriage return", "a\rb", `a\x0db`},
		{"tab", "a\tb", "a    b"},
		{"escape sequence", "\x1b[31mred\x1b[0m", `\x1b[31mred\x1b[0m`},
		{"title", "\x1b]0;x\a", `\x1b]0;x\x07`},
		{"delete and nul", "\x7f\x00", `\x7f\x00`},
		{"c1 as a rune", "\u009b31m", `\x9b31m`},
		{"c1 as a raw byte", "\x9b31m", `\x9b31m`},
		{"bidi override", "\u202eabc", `\u202eabc`},
		{"bidi isolate", "\u2066a\u2069", `\u2066a\u2069`},
		{"direction marks", "\u200ea\u200fb\u061c", `\u200ea\u200fb\u061c`},
		{"separators", "a\u2028b\u2029c", `a\u2028b\u2029c`},
		{"broken utf-8", "a\xffb\xc3", `a\xffb\xc3`},
		{"replacement character itself", "a\ufffdb", "a\ufffdb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Safe(tt.in); got != tt.want {
				t.Errorf("Safe(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestOneLine(t *testing.T) {
	tests := []struct{ in, want string }{
		{"  a \r\n\t b\n\nc ", "a b c"},
		{"a\u2028b\u0085c\u00a0d", "a b c d"},
		{"a\x1b[2J\nb", `a\x1b[2J b`},
		{"", ""},
	}
	for _, tt := range tests {
		if got := OneLine(tt.in); got != tt.want {
			t.Errorf("OneLine(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzSafe(f *testing.F) {
	for _, seed := range []string{"", "a\tb", "\x1b[0m", "\u202e", "\xff\xfe", "\r\r\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		out := Safe(in)
		if !utf8.ValidString(out) {
			t.Fatalf("Safe(%q) is not UTF-8: %q", in, out)
		}
		for _, r := range out {
			if r != '\n' && isControl(r) {
				t.Fatalf("Safe(%q) lets %U through", in, r)
			}
		}
		if again := Safe(out); again != out {
			t.Fatalf("Safe is not stable on %q: %q", in, again)
		}
		if strings.Contains(OneLine(in), "\n") {
			t.Fatalf("OneLine(%q) has a line feed", in)
		}
	})
}
