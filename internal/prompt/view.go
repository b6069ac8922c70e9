package prompt

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
)

// longestRow is the width beyond which rows are hard to read, in columns.
const longestRow = 76

// margin is the empty space to the left and right.
func margin(width int) int {
	if width < 30 {
		return 0
	}
	return 1
}

// measure is the width of the text on a screen of some width.
func measure(width int) int { return max(8, min(width-2*margin(width), longestRow)) }

// view draws the question. The room goes first to the question, the field and
// the keys; what helps to answer gets what is left, and is scrolled.
func (q *question) view(width, height int) string {
	if q.over != nil {
		return q.over.view(width, height)
	}
	w, wide := measure(width), width-2*margin(width)
	head := header(q.q, wide, height, q.screen.Words, q.look)
	ask := q.asked(w, height)
	remark := atMost(max(1, height/4), q.remark, w, q.look.warn, q.look)

	rows := q.body.lay(w, height < 12)
	free := height - len(head) - len(ask) - len(remark) - q.keyRoom(wide, height) - gaps(height)
	field := q.fieldRows(w, free, rows)
	help := q.body.show(free - field)

	var s sheet
	s.add(head...)
	s.gap(height >= 16)
	s.add(ask...)
	s.gap(height >= 20 && len(help) > 0)
	s.add(help...)
	s.gap(height >= 12)
	s.add(strings.Split(q.field.view(w, field), "\n")...)
	s.add(remark...)
	return s.fold(width, height, keyRows(append(q.body.hints(q.screen.Words), q.hints()...), wide, height, q.look))
}

// keyRoom is how many rows the keys take at most.
func (q *question) keyRoom(width, height int) int {
	return len(keyRows(append(scrolling(q.screen.Words), q.hints()...), width, height, q.look))
}

// gaps is how many empty rows a question has at most.
func gaps(height int) int {
	n := 0
	for _, from := range []int{12, 16, 18, 20} {
		if height >= from {
			n++
		}
	}
	return n
}

// asked is the question itself, cut only where the screen is very low.
func (q *question) asked(width, height int) []string {
	return atMost(max(1, (height-1)/2), q.asking(), width, q.look.bold, q.look)
}

// atMost lays a text out in so many rows, with a sign where it goes on.
func atMost(most int, md string, width int, style lipgloss.Style, l *look) []string {
	rows := painted(md, width, style, l)
	if len(rows) > most {
		rows = painted(md, max(1, width-len([]rune(goesOn))), style, l)[:most]
		rows[most-1] += goesOn
	}
	return rows
}

// asking is what is asked at the moment.
func (q *question) asking() string {
	if q.detail != "" {
		return taskDetail(q.detail, q.screen.Words)
	}
	return q.q.Ask
}

// fieldRows shares the free rows between the field and what helps to answer.
// The help gives way first, but a long text that is still short does not take
// the room of help that could be read instead; it grows as it is written.
func (q *question) fieldRows(width, free, help int) int {
	wanted := q.field.rows(width, max(1, free))
	if q.field.long && wanted+help > free {
		wanted = max(3, free/4, min(wanted, free-help), min(q.field.written(max(1, free))+1, free-2))
	}
	return max(1, min(wanted, free))
}

// sheet collects the rows of a screen.
type sheet struct{ rows []string }

func (s *sheet) add(rows ...string) { s.rows = append(s.rows, rows...) }
func (s *sheet) gap(wanted bool) {
	if wanted {
		s.rows = append(s.rows, "")
	}
}

// fold puts the keys at the bottom and the margin to the left.
func (s *sheet) fold(width, height int, keys []string) string {
	if room := max(1, height-len(keys)); len(s.rows) > room {
		s.rows = s.rows[:room]
	}
	for len(s.rows)+len(keys) < height {
		s.add("")
	}
	s.add(keys...)
	left := strings.Repeat(" ", margin(width))
	for i, row := range s.rows {
		s.rows[i] = left + row
	}
	return strings.Join(s.rows[:min(len(s.rows), height)], "\n")
}
