package prompt

import "slices"

// body is text that may be longer than its room: it is scrolled.
type body struct {
	make  func(width int) []string // lays the text out
	rows  []string                 // as laid out last,
	width int                      // for this width,
	dense bool                     // and without empty rows
	from  int                      // the first row that is shown
	room  int                      // how many were shown last
}

// lay lays the text out and gives the number of its rows.
func (b *body) lay(width int, dense bool) int {
	if b.rows == nil || b.width != width || b.dense != dense {
		b.rows, b.width, b.dense = b.make(width), width, dense
		if dense {
			b.rows = slices.DeleteFunc(b.rows, func(row string) bool { return row == "" })
		}
	}
	return len(b.rows)
}

// show gives the rows for a room, once they are laid out. No empty row stands
// at the end of them.
func (b *body) show(room int) []string {
	b.room = max(0, min(room, len(b.rows)))
	b.from = max(0, min(b.from, len(b.rows)-b.room))
	rows := b.rows[b.from : b.from+b.room]
	for len(rows) > 0 && rows[len(rows)-1] == "" {
		rows = rows[:len(rows)-1]
	}
	return rows
}

// scroll moves by one room, less a row to hold on to, and never to a lone
// empty row.
func (b *body) scroll(direction int) {
	b.from += direction * max(1, b.room-1)
	if 0 <= b.from && b.from < len(b.rows) && b.rows[b.from] == "" {
		b.from += direction
	}
}

// more tells whether rows are left below, and whether there are any above.
func (b *body) more() (below, above bool) {
	return b.room > 0 && b.from+b.room < len(b.rows), b.room > 0 && b.from > 0
}
