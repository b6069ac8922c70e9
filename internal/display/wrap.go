package display

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Span is a piece of a string: the bytes from one offset up to another.
type Span struct{ From, To int }

// Width returns how many columns s takes on a terminal.
func Width(s string) int { return ansi.StringWidth(s) }

// Cluster returns the first character of s as a person counts characters (an
// emoji or a letter with its accents is one), what is shown for it, and how many
// columns that takes. s must not be empty.
func Cluster(s string) (char, shown string, width int) {
	if c := s[0]; ' ' <= c && c < 0x7f && (len(s) == 1 || s[1] < 0x80) {
		return s[:1], s[:1], 1
	}
	char, width = ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	if shown = Safe(char); shown != char {
		width = ansi.StringWidth(shown)
	}
	return char, shown, width
}

// Wrap breaks one paragraph into rows of at most width columns: at spaces, and
// within a word only if the word is longer than a row. So dates and e-mail
// addresses stay whole. Every byte belongs to a row: spaces at a break stay at
// the end of the row before it, where they may exceed the width. There is always
// at least one row.
func Wrap(par string, width int) []Span {
	var rows []Span
	start, word := 0, 0    // where the row and its last word begin
	cols, wordCols := 0, 0 // columns of the row, and of that word
	for at := 0; at < len(par); {
		char, _, w := Cluster(par[at:])
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
			rows = append(rows, Span{start, cut})
			start, word, cols = cut, cut, wordCols
		}
		cols += w
		wordCols += w
		at += len(char)
	}
	return append(rows, Span{start, len(par)})
}

// Rows wraps one line of safe text and cuts the spaces at the ends of its rows.
func Rows(line string, width int) []string {
	var rows []string
	for _, r := range Wrap(line, max(1, width)) {
		rows = append(rows, strings.TrimRight(line[r.From:r.To], " "))
	}
	return rows
}

// PrintedRows is like [Rows], for a page that a person copies from: a path is never
// broken. One that is longer than a row has a row of its own.
func PrintedRows(line string, width int) (rows []string) {
	from, at := 0, 0
	for at < len(line) {
		end := at + wordLength(line[at:])
		if word := line[at:end]; isPath(word) && Width(word) > width {
			if before := strings.TrimRight(line[from:at], " "); before != "" {
				rows = append(rows, Rows(before, width)...)
			}
			rows = append(rows, word)
			from = end + len(line[end:]) - len(strings.TrimLeft(line[end:], " "))
		}
		at = max(end+1, from)
	}
	if from < len(line) || len(rows) == 0 {
		rows = append(rows, Rows(line[from:], width)...)
	}
	return rows
}

// wordLength returns how long the word is that s begins with.
func wordLength(s string) int {
	if end := strings.IndexAny(s, " \t"); end >= 0 {
		return end
	}
	return len(s)
}

// isPath reports whether a word looks like a path or a web address.
func isPath(word string) bool { return strings.ContainsAny(word, `/\`) }

// Verbatim makes a text safe and wraps it line by line, as it was written.
func Verbatim(s string, width int) []string {
	var rows []string
	for _, line := range strings.Split(Safe(strings.TrimRight(s, "\r\n")), "\n") {
		rows = append(rows, Rows(line, width)...)
	}
	return rows
}
