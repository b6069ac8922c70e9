package prompt

import (
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
)

// View draws the question. The field is right below what is asked, and below that is
// what helps to answer, which has the room that is left. A wide screen has the
// person's earlier words beside them.
func (q *question) View(width, height int) string {
	if q.shown != nil {
		return q.shown.View(width, height)
	}
	s := q.share(width, height)

	var f tui.Frame
	f.Add(s.header...)
	f.Gap(s.gaps.header)
	top := f.Len()
	f.Add(s.above...)
	f.Gap(s.gaps.above)
	f.Add(s.field...)
	f.Add(s.remark...)
	f.Gap(s.gaps.below)
	f.Add(s.safety...)
	f.Gap(s.gaps.guidance)
	f.Add(s.guidance...)
	side := q.beside(s.side, height-1-top)
	f.Beside(top, s.width, sideGap, side.rows)
	return f.Fold(tui.Size{Width: width, Height: height}, tui.KeyLine(q.hints(q.moreHints(s.cut, side)...), s.wide, q.theme.Theme))
}

// above takes what is above the field: what there is to say about this moment, what
// the question is about, the question, why it is asked, and what else there is to
// read before it is answered.
func (q *question) above(s *shares, ask []string) {
	var page []string
	for _, row := range pageRows(q.q.Page, s.width-tui.SignWidth, q.theme) {
		page = append(page, row.Text)
	}
	if len(page) > 0 && s.height >= 16 {
		page = append([]string{""}, page...)
	}
	page = s.take(page)
	said := q.notice()
	if note := q.note(); note != "" && strings.Contains(strings.Join(s.header, ""), note) {
		said = ""
	}
	notice := s.all(q.most(s, max(1, s.height/6), said, q.theme.Accent))
	if len(notice) > 0 && s.gap(s.height >= 16) {
		notice = append(notice, "")
	}
	about := s.all(q.most(s, 2, q.q.About, q.theme.Faint))
	why := s.all(q.most(s, 2, q.q.Why, q.theme.Faint))
	s.cut = s.cut || notice == nil && said != "" || about == nil && q.q.About != "" || why == nil && q.q.Why != ""
	ask = slices.Clone(ask)
	if q.unmarked() {
		ask[0] = atCursor(ask[0])
	}
	if len(s.checks) > 0 && s.gap(s.height >= 16) {
		s.checks = slices.Insert(s.checks, 0, "")
	}
	s.above = slices.Concat(notice, about, ask, why, page, s.checks)
}

// most lays out at most so many rows of a text, and notes when that is not all.
func (q *question) most(s *shares, most int, md string, style lipgloss.Style) []string {
	if len(q.theme.Markdown(md, s.width, style)) > most {
		s.cut = true
	}
	return q.theme.AtMost(most, md, s.width, style)
}

// check is the first thing that there is to ask about a text that is read again, and
// how many more there are unless they stand beside it. A low screen has only the
// question, without its reason.
func (q *question) check(s *shares) []string {
	if len(q.q.Checks) == 0 {
		return nil
	}
	first, width := q.q.Checks[0], s.width-tui.SignWidth
	text := first.Text
	if s.height < 16 {
		text, _, _ = strings.Cut(text, "\n")
	}
	rows := append(q.theme.Markdown(first.Ask, width, q.theme.Warn), indented(q.theme.Markdown(text, width-indent, q.theme.Plain))...)
	if more := len(q.q.Checks) - 1; more > 0 && s.side == 0 && s.height >= 16 {
		rows = append(rows, indented(q.theme.Markdown(sayMore(q.options.Words, more), width-indent, q.theme.Warn))...)
	}
	return rows
}

// safetyLines lays out what somebody may be in danger without: on a low screen without
// air, so that it is there to its end.
func (q *question) safetyLines(s *shares) []string {
	rows := indented(q.theme.Markdown(q.q.Safety, s.width-indent, q.theme.Plain))
	if s.height < 16 {
		rows = withoutAir(rows)
	}
	return rows
}

// withoutAir returns the rows that are not empty.
func withoutAir(rows []string) []string {
	return slices.DeleteFunc(slices.Clone(rows), func(row string) bool { return row == "" })
}

// guidanceBelow lays out the guidance. What a person may want to copy from it is not
// broken, unless something stands in its way.
func (q *question) guidanceBelow(s *shares) []string {
	widest := s.wide
	if s.side > 0 && len(q.beside(s.side, s.height).rows) > 0 {
		widest = s.width
	}
	const set = indent + tui.SignWidth
	return indented(q.theme.Whole(joined(q.q.Intro, q.q.Guide), s.width-set, widest-set, q.theme.Faint))
}

// wordsBelow lays out the person's earlier words for a screen that has no room beside
// the question. They are there all of them, or not at all: then a key shows them.
func (q *question) wordsBelow(s *shares) []string {
	if s.side > 0 {
		return nil
	}
	var rows []string
	for _, quote := range quotesOf(q.q)[len(q.q.Checks):] {
		rows = append(rows, "")
		for _, row := range quoted(quote, s.width-indent-tui.SignWidth, q.theme) {
			rows = append(rows, indented([]string{row.Text})...)
		}
	}
	return rows
}

func (q *question) hasGuidance() bool { return q.q.Intro != "" || q.q.Guide != "" }

// unmarked reports whether nothing in the field has the cursor, because nothing is
// chosen.
func (q *question) unmarked() bool {
	return !strings.Contains(q.field.view(max(1, q.width), 1000), tui.CursorHere)
}

// notice is what there is to say about this moment, until the person types.
func (q *question) notice() string {
	if q.field.edited || q.typed {
		return ""
	}
	return q.q.Notice
}

// note is the notice if it is short enough for the header.
func (q *question) note() string {
	if notice := display.OneLine(q.notice()); display.Width(notice) <= noteWidth {
		return notice
	}
	return ""
}

// understood says which day the input is understood as, where there is room for it.
func (q *question) understood(s *shares) []string {
	const enough = 8
	if q.q.Understood == nil || s.height < enough {
		return nil
	}
	return q.theme.AtMost(1, q.q.Understood(q.input()), s.width, q.theme.Faint)
}

// asking is what is asked at the moment.
func (q *question) asking() string {
	if q.detail != "" {
		return taskDetail(q.q.Outcomes, q.detail, q.options.Words)
	}
	return q.q.Ask
}

// indent is how far what helps to answer is set in, in columns.
const indent = 2

func indented(rows []string) []string {
	for i, row := range rows {
		if row != "" {
			rows[i] = strings.Repeat(" ", indent) + row
		}
	}
	return rows
}

func joined(first, second string) string { return strings.TrimSpace(first + "\n\n" + second) }

// quotesOf returns what stands beside a question, in order: what there is to ask about
// a text, what else is no answer, and then the earlier answers.
func quotesOf(q guide.Question) []guide.Quote {
	quotes := slices.Clone(q.Quotes)
	slices.SortStableFunc(quotes, func(a, b guide.Quote) int { return rank(a) - rank(b) })
	return append(slices.Clone(q.Checks), quotes...)
}

func rank(q guide.Quote) int {
	if q.First || q.Aside {
		return 0
	}
	return 1
}
