package prompt

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/text"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
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
	w := measure(width)
	head := head(q.q, width-2*margin(width), height, q.screen.Words, q.look)
	ask := q.asked(w, height)
	remark := painted(q.remark, w, q.look.warn, q.look)
	remark = remark[:min(len(remark), max(1, height/4))]
	keys := keyRows(q.hints(), width-2*margin(width), height, q.look)

	free := height - len(head) - len(ask) - len(remark) - len(keys) - gaps(height)
	field := q.fieldRows(w, free)
	help := q.body.show(w, max(0, free-field))
	if below, above := q.body.more(); below || above {
		keys = keyRows(q.hints(), width-2*margin(width), height, q.look)
	}

	var s sheet
	s.add(head...)
	s.gap(height >= 16)
	s.add(ask...)
	s.gap(height >= 20 && len(help) > 0)
	s.add(help...)
	s.gap(height >= 12)
	s.add(strings.Split(q.field.view(w, field), "\n")...)
	s.add(remark...)
	return s.fold(width, height, keys)
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
	ask := q.q.Ask
	if q.detail != "" {
		ask = taskDetail(q.detail, q.screen.Words)
	}
	rows := painted(ask, width, q.look.bold, q.look)
	if most := max(1, (height-1)/2); len(rows) > most {
		rows = painted(ask, width-2, q.look.bold, q.look)[:most]
		rows[most-1] += " …"
	}
	return rows
}

// fieldRows shares the free rows between the field and what helps to answer.
// The help gives way first, but a long text that is still short does not take
// the room of help that could be read instead; it grows as it is written.
func (q *question) fieldRows(width, free int) int {
	wanted := q.field.rows(width)
	help := q.body.height(width)
	if q.field.long && wanted+help > free {
		wanted = max(3, free/3, min(wanted, free-help), min(q.field.written(free)+1, free-2))
	}
	return max(1, min(wanted, free))
}

// view draws the card.
func (c *card) view(width, height int) string {
	w := measure(width)
	title := painted(c.title, w, c.look.bold, c.look)
	keys := keyRows(c.hints(), width-2*margin(width), height, c.look)
	room := height - len(title) - len(keys)
	for _, from := range []int{8, 12} {
		if height >= from {
			room--
		}
	}
	var s sheet
	s.add(title...)
	s.gap(height >= 8)
	s.add(c.body.show(w, max(0, room))...)
	keys = keyRows(c.hints(), width-2*margin(width), height, c.look)
	return s.fold(width, height, keys)
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

// head is the rail of the steps and the place within the step, on one row or
// two, and nothing on a very low screen.
func head(q guide.Question, width, height int, w workbook.Words, l *look) []string {
	if height < 8 {
		return nil
	}
	count := w.Say("ask-count", "number", strconv.Itoa(q.Number), "of", strconv.Itoa(q.Of))
	if q.Parts > 0 {
		count += " · " + w.Say("ask-part", "part", strconv.Itoa(q.Part), "parts", strconv.Itoa(q.Parts))
	}
	if rail := rail(q.Rail, l); height >= 16 && lipgloss.Width(rail) <= width {
		return []string{rail, l.faint.Render(text.OneLine(q.Step) + " · " + count)}
	}
	for _, row := range []string{place(q, w) + " · " + count, place(q, w)} {
		if ansi.StringWidth(row) <= width {
			return []string{l.accent.Render(row)}
		}
	}
	return nil
}

// rail is the row of all steps.
func rail(stages []guide.Stage, l *look) string {
	var row []string
	for _, s := range stages {
		title := text.OneLine(s.Title)
		switch {
		case s.Here:
			row = append(row, l.accent.Bold(true).Render("● "+title))
		case s.State == guide.Done:
			row = append(row, l.faint.Render("✓ "+title))
		default:
			row = append(row, l.faint.Render("· "+title))
		}
	}
	return strings.Join(row, "  ")
}

// place is the step that a question belongs to, in short: 2/6 Apologize.
func place(q guide.Question, w workbook.Words) string {
	for i, s := range q.Rail {
		if s.Here {
			return w.Say("ask-place", "step", strconv.Itoa(i+1), "steps", strconv.Itoa(len(q.Rail)), "title", text.OneLine(s.Title))
		}
	}
	return text.OneLine(q.Step)
}

// hint is a key and what it does.
type hint struct {
	key, does string
	short     string // the same in fewer letters, where there is such
	rank      int    // the higher, the sooner it is left out
}

// hints are the keys of a question, in the order that they are shown in.
func (q *question) hints() []hint {
	say := q.screen.Words.Say
	list := q.body.hints(q.screen.Words)
	switch q.q.Kind {
	case workbook.Choice, workbook.Scale, workbook.Task:
		if q.detail == "" {
			list = append(list, hint{key: "up/down", does: say("key-choose"), rank: 4})
		}
	case workbook.Choices:
		list = append(list, hint{key: "space", does: say("key-mark"), rank: 1})
	case workbook.Confirm:
		list = append(list, hint{key: "y/n", does: say("key-choose"), rank: 1})
	}
	next := "enter"
	if q.field.long {
		next = "tab"
	}
	list = append(list, hint{key: next, does: say("key-next"), rank: 0})
	if q.q.CanBack || q.detail != "" {
		list = append(list, hint{key: "shift+tab", does: say("key-back"), rank: 3})
	}
	if q.field.long && q.screen.Editor != "" {
		list = append(list, hint{key: "ctrl+e", does: say("key-editor"), rank: 7})
	}
	if !q.q.Needed {
		list = append(list, hint{key: "ctrl+o", does: say("key-leave-out"), rank: 5})
	}
	return append(list, leaving(q.screen.Words)...)
}

func (c *card) hints() []hint {
	next := hint{key: "enter", does: c.screen.Words.Say("key-go-on")}
	return append(append(c.body.hints(c.screen.Words), next), leaving(c.screen.Words)...)
}

// leaving are the two ways out, which every screen has.
func leaving(w workbook.Words) []hint {
	return []hint{
		{key: "ctrl+c", does: w.Say("key-stop"), short: w.Say("key-stop-short"), rank: 2},
		{key: "ctrl+x", does: w.Say("key-vanish"), short: w.Say("key-vanish-short"), rank: 6},
	}
}

func (b *body) hints(w workbook.Words) []hint {
	below, above := b.more()
	switch {
	case below:
		return []hint{{key: "pgdn", does: w.Say("key-more"), rank: 1}}
	case above:
		return []hint{{key: "pgup", does: w.Say("key-above"), rank: 1}}
	}
	return nil
}

// keyRows lays the hints out on two rows, or on one where the screen is low.
// What has no room is said in fewer letters first, and then left out.
func keyRows(list []hint, width, height int, l *look) []string {
	most := 1
	if height >= 20 {
		most = 2
	}
	for shortened := false; ; {
		rows := flow(list, width, l)
		switch {
		case len(rows) <= most || len(list) == 1:
			return rows[:min(len(rows), most)]
		case shortened:
			list = without(list)
		default:
			list, shortened = inShort(list), true
		}
	}
}

func inShort(list []hint) []hint {
	var short []hint
	for _, h := range list {
		h.does = cmp.Or(h.short, h.does)
		short = append(short, h)
	}
	return short
}

// without leaves out the hint that is needed least.
func without(list []hint) []hint {
	at := 0
	for i := range list {
		if list[i].rank > list[at].rank {
			at = i
		}
	}
	return append(append([]hint{}, list[:at]...), list[at+1:]...)
}

// flow sets hints one after the other, in as many rows as it takes.
func flow(list []hint, width int, l *look) []string {
	var rows []string
	row, cols := "", 0
	for _, h := range list {
		need := ansi.StringWidth(h.key) + 1 + ansi.StringWidth(h.does)
		if cols > 0 && cols+2+need > width {
			rows, row, cols = append(rows, row), "", 0
		}
		if cols > 0 {
			row, cols = row+"  ", cols+2
		}
		row, cols = row+h.key+" "+l.faint.Render(h.does), cols+need
	}
	return append(rows, row)
}
