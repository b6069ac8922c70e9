package tui

import "slices"

// Row is one row of a text that is scrolled.
type Row struct {
	Text string
	Head bool // means nothing without the row below
}

// Rows makes plain rows of texts.
func Rows(texts []string) []Row {
	rows := make([]Row, len(texts))
	for i, t := range texts {
		rows[i].Text = t
	}
	return rows
}

// Scroll is text that may be longer than the rows there are for it.
type Scroll struct {
	Make func(width int) []Row // lays the text out

	rows   []Row // as laid out last,
	width  int   // for this width,
	dense  bool  // without empty rows,
	narrow bool  // and with space after each row for a sign
	first  int   // the first row that is shown
	height int   // how many were shown last
}

// Layout lays the text out, without empty rows if it is to be dense, and returns
// the number of its rows.
func (s *Scroll) Layout(width int, dense bool) int {
	if s.rows == nil || s.width != width || s.dense != dense {
		s.width, s.dense, s.narrow = width, dense, false
		s.arrange()
	}
	return len(s.rows)
}

// Renew makes the next Layout lay the text out again.
func (s *Scroll) Renew() { s.rows = nil }

func (s *Scroll) arrange() {
	width := s.width
	if s.narrow {
		width = max(1, width-SignWidth)
	}
	s.rows = s.Make(width)
	if s.dense {
		s.rows = slices.DeleteFunc(s.rows, func(r Row) bool { return r.Text == "" })
	}
	for n := len(s.rows); n > 0 && s.rows[n-1].Text == ""; n-- {
		s.rows = s.rows[:n-1]
	}
}

// Visible returns the rows to show in a height, after Layout, with a sign where
// they go on. They end neither with an empty row nor with a heading that has its
// text below.
func (s *Scroll) Visible(height int) []string {
	if height = max(0, height); len(s.rows) > height && !s.narrow {
		s.narrow = true
		s.arrange()
	}
	s.height = min(height, len(s.rows))
	s.first = max(0, min(s.first, len(s.rows)-s.height))
	if s.first > 0 && s.height > 1 && s.rows[s.first].Text == "" {
		s.first, s.height = s.first+1, s.height-1
	}
	s.height = whole(s.rows[s.first:], s.height)
	var texts []string
	for _, r := range s.rows[s.first : s.first+s.height] {
		texts = append(texts, r.Text)
	}
	if below, _ := s.More(); below {
		texts[len(texts)-1] += goesOn
	}
	return texts
}

// whole returns how many rows make sense by themselves, of those that fit.
func whole(rows []Row, fit int) int {
	for n := fit; n > 0; n-- {
		last := rows[n-1]
		if last.Text != "" && (!last.Head || n == len(rows)) {
			return n
		}
	}
	return fit
}

// Page moves down by what is shown, or up where direction is negative, but keeps
// one row in sight, and never begins with a lone empty row.
func (s *Scroll) Page(direction int) {
	s.first += direction * max(1, s.height-1)
	if 0 <= s.first && s.first < len(s.rows) && s.rows[s.first].Text == "" {
		s.first += direction
	}
}

// Show moves just far enough for a row to be shown, of those laid out last.
func (s *Scroll) Show(row, height int) {
	s.first = max(min(s.first, row), row-height+1)
}

// More reports whether rows are left below, and whether there are any above.
func (s *Scroll) More() (below, above bool) {
	return s.height > 0 && s.first+s.height < len(s.rows), s.height > 0 && s.first > 0
}
