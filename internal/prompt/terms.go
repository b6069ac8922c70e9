package prompt

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// cutTerm cuts the term from a line that begins with one: "**911** Emergency".
func cutTerm(line string) (term, rest string) {
	if inner, ok := strings.CutPrefix(line, "**"); ok {
		if term, rest, ok = strings.Cut(inner, "** "); ok && term != "" {
			return term, rest
		}
	}
	return "", line
}

// termRows lays out the term at an index of the list in a column that is as wide
// as its neighbours need, and what it means beside it; where that column takes
// more than a third of the width, in running text.
func termRows(list []block, at, width int, style func(word) string) []string {
	const gap, indent = 2, "  "
	from, end := at, at
	for from > 0 && list[from-1].term != "" {
		from--
	}
	for end < len(list) && list[end].term != "" {
		end++
	}
	column := 0
	for _, b := range list[from:end] {
		column = max(column, ansi.StringWidth(b.term)+gap)
	}
	term := list[at].term
	if column <= width/3 {
		margin := strings.Repeat(" ", column)
		rows := fill(list[at].words, margin, margin, width, style)
		rows[0] = style(word{text: term, term: true}) + margin[ansi.StringWidth(term):] + strings.TrimPrefix(rows[0], margin)
		return rows
	}
	whole := append([]word{{text: term, term: true}}, list[at].words...)
	return fill(whole, "", indent, width, style)
}
