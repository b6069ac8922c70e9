package display

import "strings"

// cutTerm cuts the term from a line that begins with one: "**911** Emergency".
func cutTerm(line string) (term, rest string) {
	if inner, ok := strings.CutPrefix(line, "**"); ok {
		if term, rest, ok = strings.Cut(inner, "** "); ok && term != "" {
			return term, rest
		}
	}
	return "", line
}

// term lays out the term at an index of the list in a column that is as wide
// as its neighbors need, and what it means next to it; if that column takes more
// than a third of the width, as running text.
func (l layout) term(list []Block, at int) []string {
	const gap, indent = 2, "  "
	from, end := at, at
	for from > 0 && list[from-1].Term != "" {
		from--
	}
	for end < len(list) && list[end].Term != "" {
		end++
	}
	column := 0
	for _, b := range list[from:end] {
		column = max(column, Width(b.Term)+gap)
	}
	term := list[at].Term
	if column <= l.width/3 {
		margin := strings.Repeat(" ", column)
		rows := l.fill(list[at].Words, margin, margin)
		rows[0] = l.style(Word{Text: term, Term: true}) + margin[Width(term):] + strings.TrimPrefix(rows[0], margin)
		return rows
	}
	return l.fill(append([]Word{{Text: term, Term: true}}, list[at].Words...), "", indent)
}
