package prompt

import (
	"strings"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// paragraph returns the paragraph that an offset is in, without its line end.
func (b *buffer) paragraph(at int) display.Span {
	s := display.Span{From: strings.LastIndexByte(b.text[:at], '\n') + 1, To: len(b.text)}
	if i := strings.IndexByte(b.text[at:], '\n'); i >= 0 {
		s.To = at + i
		if s.To > s.From && b.text[s.To-1] == '\r' {
			s.To--
		}
	}
	return s
}

// row returns the row that an offset is in. Where one row ends and the next begins,
// that is the next.
func (b *buffer) row(at int) display.Span {
	par := b.paragraph(at)
	rows := b.wrapped(b.text[par.From:par.To])
	for _, r := range rows {
		if at < par.From+r.To {
			return display.Span{From: par.From + r.From, To: par.From + r.To}
		}
	}
	last := rows[len(rows)-1]
	return display.Span{From: par.From + last.From, To: par.From + last.To}
}

// wrapped wraps a paragraph, and remembers one of them: the one being typed.
func (b *buffer) wrapped(par string) []display.Span {
	if b.rows == nil || b.par != par {
		b.par, b.rows = par, display.Wrap(par, b.width)
	}
	return b.rows
}

// rowBefore returns the row above, or false at the top.
func (b *buffer) rowBefore(r display.Span) (display.Span, bool) {
	if r.From == 0 {
		return r, false
	}
	return b.row(r.From - 1), true
}

// rowAfter returns the row below, or false at the bottom.
func (b *buffer) rowAfter(r display.Span) (display.Span, bool) {
	end := r.To + lineEnd(b.text[r.To:])
	if r.To == len(b.text) && end == r.To {
		return r, false
	}
	return b.row(end), true
}

// lineEnd returns the length of the line end that s begins with.
func lineEnd(s string) int {
	switch {
	case strings.HasPrefix(s, "\n"):
		return 1
	case strings.HasPrefix(s, "\r\n"):
		return 2
	}
	return 0
}

// up and down move by a row and keep the column.
func (b *buffer) up() {
	if above, ok := b.rowBefore(b.row(b.at)); ok {
		b.toColumn(above)
	}
}

func (b *buffer) down() {
	if below, ok := b.rowAfter(b.row(b.at)); ok {
		b.toColumn(below)
	}
}

// toColumn moves into another row, to the column aimed for.
func (b *buffer) toColumn(r display.Span) {
	goal := b.goal
	if goal < 0 {
		goal = b.column()
	}
	at, col := r.From, 0
	for at < b.rowEnd(r) {
		char, _, w := display.Cluster(b.text[at:])
		if col+w > goal {
			break
		}
		at, col = at+len(char), col+w
	}
	b.move(at)
	b.goal = goal
}

// column returns the column of the cursor.
func (b *buffer) column() int {
	col := 0
	for at := b.row(b.at).From; at < b.at; {
		char, _, w := display.Cluster(b.text[at:])
		at, col = at+len(char), col+w
	}
	return col
}

// rowEnd returns the last offset of the cursor in a row.
func (b *buffer) rowEnd(r display.Span) int {
	if r.To == b.paragraph(r.From).To {
		return r.To
	}
	_, size := utf8.DecodeLastRuneInString(b.text[r.From:r.To])
	return r.To - size // before the space, or the next row would have it
}

// visible returns the rows to show in some height. They follow the cursor, and
// otherwise stay as they are.
func (b *buffer) visible(height int) []display.Span {
	cursor := b.row(b.at)
	first := b.row(min(b.top, len(b.text)))
	if cursor.From < first.From {
		first = cursor
	}
	rows := b.rowsFrom(first, height)
	if rows[len(rows)-1].From < cursor.From {
		first = cursor
		for range height - 1 {
			first, _ = b.rowBefore(first)
		}
	}
	for rows = b.rowsFrom(first, height); len(rows) < height; rows = append([]display.Span{first}, rows...) {
		above, ok := b.rowBefore(first)
		if !ok {
			break
		}
		first = above
	}
	b.top = first.From
	return rows
}

// rowsFrom returns up to n rows, beginning with this one.
func (b *buffer) rowsFrom(r display.Span, n int) []display.Span {
	rows := []display.Span{r}
	for len(rows) < n {
		next, ok := b.rowAfter(r)
		if !ok {
			break
		}
		rows, r = append(rows, next), next
	}
	return rows
}
