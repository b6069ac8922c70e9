package prompt

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// span is a piece of a string: the bytes from one offset up to another.
type span struct{ from, to int }

// cluster takes the first character off s, as a person counts characters (an
// emoji or a letter with its accents is one), and gives what is shown for it
// and how many columns that takes.
func cluster(s string) (char, shown string, width int) {
	if c := s[0]; ' ' <= c && c < 0x7f && (len(s) == 1 || s[1] < 0x80) {
		return s[:1], s[:1], 1
	}
	char, width = ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	if shown = display.Safe(char); shown != char {
		width = ansi.StringWidth(shown)
	}
	return char, shown, width
}

// wrap breaks one paragraph into rows of at most width columns, between words
// where that is possible. Every byte belongs to a row: spaces at a break stay
// at the end of the row before it and may stand out. There is always at least
// one row.
func wrap(par string, width int) []span {
	var rows []span
	start, word := 0, 0    // where the row and the word at its end begin
	cols, wordCols := 0, 0 // columns of the row, and of that word
	for at := 0; at < len(par); {
		char, _, w := cluster(par[at:])
		if char == " " || char == "\t" {
			cols += w
			at += len(char)
			word, wordCols = at, 0
			continue
		}
		for cols+w > width && at > start { // a wide character may not fit after the word either
			cut := word
			if word <= start { // a word longer than the row
				cut, wordCols = at, 0
			}
			rows = append(rows, span{start, cut})
			start, word, cols = cut, cut, wordCols
		}
		cols += w
		wordCols += w
		at += len(char)
	}
	return append(rows, span{start, len(par)})
}

// shown is what stands on the screen for a piece of text.
func shown(s string) string { return display.Safe(strings.TrimRight(s, " \t\r\n")) }
