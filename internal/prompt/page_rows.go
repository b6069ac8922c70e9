package prompt

import (
	"strings"
	"unicode/utf8"
)

// paragraph is the span of the paragraph that holds an offset, without its
// line end.
func (p *page) paragraph(at int) span {
	s := span{strings.LastIndexByte(p.text[:at], '\n') + 1, len(p.text)}
	if i := strings.IndexByte(p.text[at:], '\n'); i >= 0 {
		s.to = at + i
		if s.to > s.from && p.text[s.to-1] == '\r' {
			s.to--
		}
	}
	return s
}

// row is the row that holds an offset. An offset where one row ends and the
// next begins is in the next.
func (p *page) row(at int) span {
	par := p.paragraph(at)
	rows := p.wrapped(p.text[par.from:par.to])
	for _, r := range rows {
		if at < par.from+r.to {
			return span{par.from + r.from, par.from + r.to}
		}
	}
	last := rows[len(rows)-1]
	return span{par.from + last.from, par.from + last.to}
}

// wrapped is wrap with a memory of one paragraph: the one being typed.
func (p *page) wrapped(par string) []span {
	if p.rows == nil || p.par != par {
		p.par, p.rows = par, wrap(par, p.width)
	}
	return p.rows
}

// rowBefore is the row above one, and false at the top.
func (p *page) rowBefore(r span) (span, bool) {
	if r.from == 0 {
		return r, false
	}
	return p.row(r.from - 1), true
}

// rowAfter is the row below one, and false at the bottom.
func (p *page) rowAfter(r span) (span, bool) {
	end := r.to + lineEnd(p.text[r.to:])
	if r.to == len(p.text) && end == r.to {
		return r, false
	}
	return p.row(end), true
}

// lineEnd is the length of the line end that s begins with.
func lineEnd(s string) int {
	switch {
	case strings.HasPrefix(s, "\n"):
		return 1
	case strings.HasPrefix(s, "\r\n"):
		return 2
	}
	return 0
}

// up and down move by one row and keep the column.
func (p *page) up() {
	if above, ok := p.rowBefore(p.row(p.at)); ok {
		p.toColumn(above)
	}
}

func (p *page) down() {
	if below, ok := p.rowAfter(p.row(p.at)); ok {
		p.toColumn(below)
	}
}

// toColumn moves into another row, to the column aimed for.
func (p *page) toColumn(r span) {
	goal := p.goal
	if goal < 0 {
		goal = p.column()
	}
	at, col := r.from, 0
	for at < p.rowEnd(r) {
		char, _, w := cluster(p.text[at:])
		if col+w > goal {
			break
		}
		at, col = at+len(char), col+w
	}
	p.move(at)
	p.goal = goal
}

// column is how far from the left the cursor stands.
func (p *page) column() int {
	col := 0
	for at := p.row(p.at).from; at < p.at; {
		char, _, w := cluster(p.text[at:])
		at, col = at+len(char), col+w
	}
	return col
}

// rowEnd is the last offset that a cursor can stand at in a row.
func (p *page) rowEnd(r span) int {
	if r.to == p.paragraph(r.from).to {
		return r.to
	}
	_, size := utf8.DecodeLastRuneInString(p.text[r.from:r.to])
	return r.to - size // before the space, or the next row would have it
}

// visible gives the rows to show in a window of some height, which follows
// the cursor and otherwise stays where it is.
func (p *page) visible(height int) []span {
	cursor := p.row(p.at)
	first := p.row(min(p.top, len(p.text)))
	if cursor.from < first.from {
		first = cursor
	}
	rows := p.from(first, height)
	if rows[len(rows)-1].from < cursor.from {
		first = cursor
		for range height - 1 {
			first, _ = p.rowBefore(first)
		}
	}
	for rows = p.from(first, height); len(rows) < height; rows = append([]span{first}, rows...) {
		above, ok := p.rowBefore(first)
		if !ok {
			break
		}
		first = above
	}
	p.top = first.from
	return rows
}

// from gives up to n rows, this one first.
func (p *page) from(r span, n int) []span {
	rows := []span{r}
	for len(rows) < n {
		next, ok := p.rowAfter(r)
		if !ok {
			break
		}
		rows, r = append(rows, next), next
	}
	return rows
}
