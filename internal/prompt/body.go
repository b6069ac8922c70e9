package prompt

import "slices"

// row is a row of a text that is scrolled.
type row struct {
	text string
	head bool // is nothing without the row below
}

// rowsOf makes plain rows.
func rowsOf(texts []string) []row {
	rows := make([]row, len(texts))
	for i, t := range texts {
		rows[i].text = t
	}
	return rows
}

// body is text that may be longer than its room: it is scrolled.
type body struct {
	make  func(width int) []row // lays the text out
	rows  []row                 // as laid out last,
	width int                   // for this width,
	dense bool                  // and without empty rows
	short bool                  // with room behind each row for a sign
	from  int                   // the first row that is shown
	room  int                   // how many were shown last
}

// goesOn stands behind the last row that is shown when there are more.
const goesOn = " …"

// lay lays the text out and gives the number of its rows.
func (b *body) lay(width int, dense bool) int {
	if b.rows == nil || b.width != width || b.dense != dense {
		b.width, b.dense, b.short = width, dense, false
		b.arrange()
	}
	return len(b.rows)
}

func (b *body) arrange() {
	width := b.width
	if b.short {
		width = max(1, width-len([]rune(goesOn)))
	}
	b.rows = b.make(width)
	if b.dense {
		b.rows = slices.DeleteFunc(b.rows, func(r row) bool { return r.text == "" })
	}
	for n := len(b.rows); n > 0 && b.rows[n-1].text == ""; n-- {
		b.rows = b.rows[:n-1]
	}
}

// show gives the rows for a room, once they are laid out, with a sign where
// they go on. Neither an empty row stands at the end of them nor a heading
// without its text.
func (b *body) show(room int) []string {
	if room = max(0, room); len(b.rows) > room && !b.short {
		b.short = true
		b.arrange()
	}
	b.room = min(room, len(b.rows))
	b.from = max(0, min(b.from, len(b.rows)-b.room))
	b.room = b.whole(b.rows[b.from:], b.room)
	var texts []string
	for _, r := range b.rows[b.from : b.from+b.room] {
		texts = append(texts, r.text)
	}
	if below, _ := b.more(); below {
		texts[len(texts)-1] += goesOn
	}
	return texts
}

// whole is how many rows make sense by themselves, of so many that have room.
func (b *body) whole(rows []row, room int) int {
	for n := room; n > 0; n-- {
		last := rows[n-1]
		if last.text != "" && (!last.head || n == len(rows)) {
			return n
		}
	}
	return room
}

// scroll moves by one room, less a row to hold on to, and never to a lone
// empty row.
func (b *body) scroll(direction int) {
	b.from += direction * max(1, b.room-1)
	if 0 <= b.from && b.from < len(b.rows) && b.rows[b.from].text == "" {
		b.from += direction
	}
}

// more tells whether rows are left below, and whether there are any above.
func (b *body) more() (below, above bool) {
	return b.room > 0 && b.from+b.room < len(b.rows), b.room > 0 && b.from > 0
}
