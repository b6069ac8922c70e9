package buffer

import (
	"strings"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// paragraph returns the paragraph that an offset is in, without its line end.
func (b *Buffer) paragraph(at int) display.Span {
	s := display.Span{From: strings.LastIndexByte(b.Text[:at], '\n') + 1, To: len(b.Text)}
	if i := strings.IndexByte(b.Text[at:], '\n'); i >= 0 {
		s.To = at + i
		if s.To > s.From && b.Text[s.To-1] == '\r' {
			s.To--
		}
	}
	return s
}

// Row returns the row that an offset is in. Where one row ends and the next begins,
// that is the next.
func (b *Buffer) Row(at int) display.Span {
	par := b.paragraph(at)
	rows := b.wrapped(b.Text[par.From:par.To])
	for _, r := range rows {
		if at < par.From+r.To {
			return display.Span{From: par.From + r.From, To: par.From + r.To}
		}
	}
	last := rows[len(rows)-1]
	return display.Span{From: par.From + last.From, To: par.From + last.To}
}

// wrapped wraps a paragraph, and remembers one of them: the one being typed.
func (b *Buffer) wrapped(par string) []display.Span {
	if b.rows == nil || b.par != par {
		b.par, b.rows = par, display.Wrap(par, b.width)
	}
	return b.rows
}

// rowBefore returns the row above, or false at the top.
func (b *Buffer) rowBefore(r display.Span) (display.Span, bool) {
	if r.From == 0 {
		return r, false
	}
	return b.Row(r.From - 1), true
}

// rowAfter returns the row below, or false at the bottom.
func (b *Buffer) rowAfter(r display.Span) (display.Span, bool) {
	end := r.To + lineEnd(b.Text[r.To:])
	if r.To == len(b.Text) && end == r.To {
		return r, false
	}
	return b.Row(end), true
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
func (b *Buffer) up() {
	if above, ok := b.rowBefore(b.Row(b.At)); ok {
		b.toColumn(above)
	}
}

func (b *Buffer) down() {
	if below, ok := b.rowAfter(b.Row(b.At)); ok {
		b.toColumn(below)
	}
}

// toColumn moves into another row, to the column aimed for.
func (b *Buffer) toColumn(r display.Span) {
	goal := b.goal
	if goal < 0 {
		goal = b.column()
	}
	at, col := r.From, 0
	for at < b.rowEnd(r) {
		char, _, w := display.Cluster(b.Text[at:])
		if col+w > goal {
			break
		}
		at, col = at+len(char), col+w
	}
	b.Move(at)
	b.goal = goal
}

// column returns the column of the cursor.
func (b *Buffer) column() int {
	col := 0
	for at := b.Row(b.At).From; at < b.At; {
		char, _, w := display.Cluster(b.Text[at:])
		at, col = at+len(char), col+w
	}
	return col
}

// rowEnd returns the last offset of the cursor in a row.
func (b *Buffer) rowEnd(r display.Span) int {
	if r.To == b.paragraph(r.From).To {
		return r.To
	}
	_, size := utf8.DecodeLastRuneInString(b.Text[r.From:r.To])
	return r.To - size // before the space, or the next row would have it
}

// Visible returns the rows to show in some height. They follow the cursor, and
// otherwise stay as they are.
func (b *Buffer) Visible(height int) []display.Span {
	cursor := b.Row(b.At)
	first := b.Row(min(b.top, len(b.Text)))
	if cursor.From < first.From {
		first = cursor
	}
	rows := b.RowsFrom(first, height)
	if rows[len(rows)-1].From < cursor.From {
		first = cursor
		for range height - 1 {
			first, _ = b.rowBefore(first)
		}
	}
	for rows = b.RowsFrom(first, height); len(rows) < height; rows = append([]display.Span{first}, rows...) {
		above, ok := b.rowBefore(first)
		if !ok {
			break
		}
		first = above
	}
	b.top = first.From
	return rows
}

// RowsFrom returns up to n rows, beginning with this one.
func (b *Buffer) RowsFrom(r display.Span, n int) []display.Span {
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
