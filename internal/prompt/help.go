package prompt

import (
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// help lays out all that helps to answer.
func help(q guide.Question, width int, w workbook.Words, l *look) []row {
	var rows []row
	add := func(more []row) {
		if len(rows) > 0 && len(more) > 0 {
			rows = append(rows, row{})
		}
		rows = append(rows, more...)
	}
	quotes := func(first bool) {
		for _, quote := range q.Quotes {
			if quote.First == first {
				add(quoted(quote, width, l))
			}
		}
	}
	add(rowsOf(painted(q.Notice, width, l.accent, l)))
	quotes(true)
	add(rowsOf(painted(q.Intro, width, l.plain, l)))
	add(rowsOf(painted(q.Why, width, l.faint, l)))
	add(rowsOf(painted(q.Guide, width, l.plain, l)))
	if q.Example != "" {
		add(rowsOf(painted(w.Say("ask-example", "text", q.Example), width, l.plain, l)))
	}
	quotes(false)
	return rows
}

// quoted is an earlier answer: the question in faint, the words beside a bar.
func quoted(q guide.Quote, width int, l *look) []row {
	rows := rowsOf(painted(display.OneLine(q.Ask), width, l.faint, l))
	for i := range rows {
		rows[i].head = true
	}
	for _, line := range display.Verbatim(q.Text, width-barWidth) {
		rows = append(rows, row{text: l.faint.Render("│") + " " + line})
	}
	return rows
}

// newHelp is what one key shows over a question: the whole of it with all that
// helps to answer, and every key. A small screen has no room for them at once.
func newHelp(q *question) *card {
	lay := func(width int) []row {
		rows := append(rowsOf(painted(q.asking(), width, q.look.bold, q.look)), row{})
		if q.remark != "" {
			rows = append(append(rows, rowsOf(painted(q.remark, width, q.look.warn, q.look))...), row{})
		}
		if about := help(q.q, width, q.screen.Words, q.look); len(about) > 0 {
			rows = append(append(rows, about...), row{})
		}
		for _, h := range q.hints() {
			if h.key != helpKey {
				rows = append(rows, row{text: fmt.Sprintf("%-9s  %s", h.key, q.look.faint.Render(h.does))})
			}
		}
		return rows
	}
	return &card{screen: q.screen, look: q.look, title: q.screen.Words.Say("help-title"), goOn: "key-answer", body: body{make: lay}}
}
