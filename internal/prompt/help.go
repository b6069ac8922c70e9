package prompt

import (
	"fmt"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// aids lays out all that helps to answer; all of it if the screen is low, and else
// without what is above the field.
func aids(q guide.Question, width int, all bool, w workbook.Words, t *theme) []tui.Row {
	var rows []tui.Row
	add := func(more []tui.Row) {
		if len(rows) > 0 && len(more) > 0 {
			rows = append(rows, tui.Row{})
		}
		rows = append(rows, more...)
	}
	quotes := func(first bool) {
		for _, quote := range q.Quotes {
			if quote.First == first {
				add(quoted(quote, width, t))
			}
		}
	}
	if all {
		add(tui.Rows(t.Markdown(q.Notice, width, t.Accent)))
		add(pageRows(q.Page, width, t))
		add(tui.Rows(t.Markdown(q.Why, width, t.Faint)))
	}
	quotes(true)
	add(tui.Rows(t.Markdown(q.Intro, width, t.Plain)))
	add(tui.Rows(t.Markdown(q.Guide, width, t.Plain)))
	if q.Example != "" {
		add(tui.Rows(t.Markdown(w.Say("ask-example", "text", q.Example), width, t.Plain)))
	}
	quotes(false)
	return rows
}

// pageRows lays out the lines of a page: the label in a column, the text beside it.
func pageRows(lines []guide.Line, width int, t *theme) []tui.Row {
	column := labelWidth(lines)
	var rows []tui.Row
	for _, line := range lines {
		label := display.OneLine(line.Label)
		label += strings.Repeat(" ", max(0, column-display.Width(label)))
		for _, text := range t.Markdown(line.Text, max(1, width-column), t.Plain) {
			rows = append(rows, tui.Row{Text: t.Faint.Render(label) + text})
			label = strings.Repeat(" ", column)
		}
	}
	return rows
}

// labelWidth returns the width of the column of labels, with the gap after it; 0 if
// no line has a label.
func labelWidth(lines []guide.Line) int {
	width := 0
	for _, line := range lines {
		width = max(width, display.Width(display.OneLine(line.Label)))
	}
	if width > 0 {
		width += 2
	}
	return width
}

// quoted is an earlier answer: the question in faint, the words beside a bar.
func quoted(q guide.Quote, width int, t *theme) []tui.Row {
	rows := tui.Rows(t.Markdown(display.OneLine(q.Ask), width, t.Faint))
	for i := range rows {
		rows[i].Head = true
	}
	for _, line := range display.Verbatim(q.Text, width-barWidth) {
		rows = append(rows, tui.Row{Text: t.Faint.Render("│") + " " + line})
	}
	return rows
}

// newHelp is what one key shows over a question: the whole of it with all that
// helps to answer, and every key. A small screen has no room for them at once.
func newHelp(q *question) *card {
	rows := func(width int) []tui.Row {
		rows := append(tui.Rows(q.theme.Markdown(q.asking(), width, q.theme.Bold)), tui.Row{})
		if q.remark != "" {
			rows = append(append(rows, tui.Rows(q.theme.Markdown(q.remark, width, q.theme.Warn))...), tui.Row{})
		}
		if about := aids(q.q, width, true, q.options.Words, q.theme); len(about) > 0 {
			rows = append(append(rows, about...), tui.Row{})
		}
		for _, h := range q.hints() {
			if h.Key != helpKey {
				rows = append(rows, tui.Row{Text: fmt.Sprintf("%-9s  %s", h.Key, q.theme.Faint.Render(h.Does))})
			}
		}
		return rows
	}
	return &card{options: q.options, theme: q.theme, title: q.options.Words.Say("help-title"), goOn: "key-answer", body: tui.Scroll{Make: rows}}
}
