package display

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// tab is what a tab is shown as. Terminals differ in their tab stops, so a
// real tab would make every width that we count wrong.
const tab = "    "

// Safe returns s fit to be written to a terminal or a page: no byte of it can
// move the cursor, change a colour, reorder the line or end an escape
// sequence. Line feeds stay and \r\n becomes one; tabs become spaces; every
// other control character, every mark that turns the direction of writing and
// every byte that is not UTF-8 is shown as an escape such as \x1b or \u202e.
func Safe(s string) string {
	if isSafe(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\n' || (r == '\r' && strings.HasPrefix(s[i:], "\r\n")):
			if r == '\n' {
				b.WriteByte('\n')
			}
		case r == '\t':
			b.WriteString(tab)
		case r == utf8.RuneError && size == 1, isControl(r) && r < 0x100:
			// An invalid byte, or a C0 or C1 control: by its byte or its number.
			if size == 1 {
				r = rune(s[i])
			}
			fmt.Fprintf(&b, `\x%02x`, r)
		case isControl(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// OneLine returns s safe to show on one line: line breaks and runs of space
// become one space, ends are trimmed, and the rest is as [Safe] makes it.
func OneLine(s string) string {
	return Safe(strings.Join(strings.Fields(s), " "))
}

// isSafe says whether Safe would change nothing, which is nearly always so.
func isSafe(s string) bool {
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			return false
		}
		if r != '\n' && isControl(r) {
			return false
		}
	}
	return true
}

// isControl reports the characters that act on a terminal instead of showing:
// C0, DEL and C1 controls, line and paragraph separators, and the marks that
// override, embed, isolate or hint the direction of writing.
func isControl(r rune) bool {
	switch {
	case r < 0x20, 0x7f <= r && r <= 0x9f:
		return true
	case r == 0x061c, r == 0x200e, r == 0x200f:
		return true
	case 0x2028 <= r && r <= 0x202e, 0x2066 <= r && r <= 0x206f:
		return true
	}
	return false
}
