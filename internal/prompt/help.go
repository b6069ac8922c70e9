package prompt

import (
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/text"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// help lays out all that helps to answer.
func help(q guide.Question, width int, w workbook.Words, l *look) []string {
	var rows []string
	add := func(more []string) {
		if len(rows) > 0 && len(more) > 0 {
			rows = append(rows, "")
		}
		rows = append(rows, more...)
	}
	add(painted(q.Notice, width, l.accent, l))
	add(painted(q.Intro, width, l.plain, l))
	add(painted(q.Why, width, l.faint, l))
	add(painted(q.Guide, width, l.plain, l))
	if q.Example != "" {
		add(painted(w.Say("ask-example", "text", q.Example), width, l.plain, l))
	}
	for _, quote := range q.Quotes {
		add(quoted(quote, width, l))
	}
	return rows
}

// quoted is an earlier answer: the question in faint, the words beside a bar.
func quoted(q guide.Quote, width int, l *look) []string {
	rows := painted(text.OneLine(q.Ask), width, l.faint, l)
	for _, row := range verbatim(q.Text, width-barWidth) {
		rows = append(rows, l.faint.Render("│")+" "+row)
	}
	return rows
}
