package prompt

// body is text that may be longer than its room: it is scrolled.
type body struct {
	make  func(width int) []string // lays the text out
	rows  []string                 // as laid out last,
	width int                      // for this width
	from  int                      // the first row that is shown
	room  int                      // how many were shown last
}

// height is how many rows the text has in a width.
func (b *body) height(width int) int {
	if b.rows == nil || b.width != width {
		b.rows, b.width = b.make(width), width
	}
	return len(b.rows)
}

// show gives the rows for a room.
func (b *body) show(width, room int) []string {
	b.room = min(room, b.height(width))
	b.from = max(0, min(b.from, len(b.rows)-b.room))
	return b.rows[b.from : b.from+b.room]
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
