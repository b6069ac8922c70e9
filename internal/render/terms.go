package render

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/display"
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

// termColumn is how wide the terms of neighbouring lines are, with a gap.
func termColumn(lines []string, at int) int {
	const gap = 2
	isTerm := func(i int) bool { term, _ := cutTerm(lines[i]); return term != "" }
	from, column := at, 0
	for from > 0 && isTerm(from-1) {
		from--
	}
	for ; from < len(lines) && isTerm(from); from++ {
		term, _ := cutTerm(lines[from])
		column = max(column, ansi.StringWidth(display.OneLine(term))+gap)
	}
	return column
}

// term writes a term in a column of this width, and what it means beside it;
// where the column takes more than a third of the page, in running text.
func (p Page) term(column int, term, rest string) string {
	term = display.OneLine(term)
	if column > min(p.Width, readable)/3 {
		return p.hanging(0, "", term+" "+rest)
	}
	margin := strings.Repeat(" ", column)
	return p.bold(term) + margin[ansi.StringWidth(term):] + strings.TrimPrefix(p.line(column, rest), margin)
}
