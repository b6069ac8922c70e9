package prompt

import (
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/tui"
)

// View draws the question. The field is right below what is asked, and below that what
// helps to answer, which gets the room that is left, and is scrolled.
func (q *question) View(width, height int) string {
	if q.help != nil {
		return q.help.View(width, height)
	}
	w, wide := tui.TextWidth(width), width-2*tui.Margin(width)
	head := header(q.q, wide, height, q.options.Words, q.theme)
	above := q.above(w, height)
	remark := append(q.understood(w, height), q.theme.AtMost(max(1, height/4), q.remark, w, q.theme.Warn)...)

	rows := q.aids.Layout(w, height < 12)
	free := height - len(head) - len(above) - len(remark) - q.keyRoom(wide, height) - gaps(height)
	field := q.fieldRows(w, free, rows)
	aids := q.aids.Visible(free - field)
	entry := q.field.view(w, field)
	if !strings.Contains(entry, tui.CursorHere) { // nothing is chosen
		above[0] = atCursor(above[0])
	}

	var f tui.Frame
	f.Add(head...)
	f.Gap(height >= 16)
	f.Add(above...)
	f.Gap(height >= 12)
	f.Add(strings.Split(entry, "\n")...)
	f.Add(remark...)
	f.Gap(height >= 18 && len(aids) > 0)
	f.Add(aids...)
	return f.Fold(tui.Size{Width: width, Height: height}, tui.KeyLine(append(scrollHints(&q.aids, q.options.Words), q.hints()...), wide, height, q.theme.Theme))
}

// above returns what is above the field: what there is to say about this moment, the
// question, why it is asked, and the page that a choice is about. A low screen has
// room for the question alone; the rest is below the field there.
func (q *question) above(width, height int) []string {
	rows := q.asked(width, height)
	if height < lowest {
		return rows
	}
	if notice := q.theme.AtMost(max(1, height/6), q.notice(), width, q.theme.Accent); len(notice) > 0 {
		rows = slices.Concat(notice, []string{""}, rows)
	}
	rows = append(rows, q.theme.AtMost(2, q.q.Why, width, q.theme.Faint)...)
	if page := pageRows(q.q.Page, width, q.theme); len(page) > 0 {
		rows = append(rows, "")
		for _, row := range page {
			rows = append(rows, row.Text)
		}
	}
	return rows
}

// lowest is the height from which the reason and the notice are above the field.
const lowest = 16

// notice is what there is to say about this moment, until the person types.
func (q *question) notice() string {
	if q.field != nil && q.field.edited && !strings.Contains(q.q.Notice, "\n") {
		return ""
	}
	return q.q.Notice
}

// understood says which day the input is understood as, where there is room for it.
func (q *question) understood(width, height int) []string {
	const enough = 8
	if q.q.Understood == nil || height < enough {
		return nil
	}
	return q.theme.AtMost(1, q.q.Understood(q.input()), width, q.theme.Faint)
}

// keyRoom is how many rows the keys take at most.
func (q *question) keyRoom(width, height int) int {
	return len(tui.KeyLine(append(scrolling(q.options.Words), q.hints()...), width, height, q.theme.Theme))
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
	return q.theme.AtMost(max(1, (height-1)/2), q.asking(), width, q.theme.Bold)
}

// asking is what is asked at the moment.
func (q *question) asking() string {
	if q.detail != "" {
		return taskDetail(q.q.Outcomes, q.detail, q.options.Words)
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
