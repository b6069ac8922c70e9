package prompt

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
)

// The keys that show something over a question.
const (
	helpKey    = "ctrl+g" // all of it, and every key
	moreKey    = "pgdown" // the guidance
	wordsKey   = "ctrl+y" // the person's earlier words
	exampleKey = "ctrl+t"
)

// overlay returns what a key shows over the question, or nil if it shows nothing.
func (q *question) overlay(key string) *card {
	switch key {
	case helpKey:
		return q.newCard("help-title", func(width int) []tui.Row {
			return paragraphs(q.asked(width), q.guidance(width), tui.Rows(q.example(width)), q.words(width), q.keys())
		})
	case moreKey:
		return q.newCard("more-title", func(width int) []tui.Row {
			return paragraphs(q.asked(width), q.guidance(width))
		})
	case wordsKey:
		if len(quotesOf(q.q)) > 0 {
			return q.newCard(q.wordsTitle(), q.words)
		}
	case exampleKey:
		if q.q.Example != "" {
			return q.newCard("example-title", func(width int) []tui.Row { return tui.Rows(q.example(width)) })
		}
	}
	return nil
}

func (q *question) newCard(title string, body func(width int) []tui.Row) *card {
	return &card{
		options: q.options, theme: q.theme, unsaved: q.q.Unsaved, title: q.options.Words.Say(title),
		closes: "esc", goOn: "key-answer", body: tui.Scroll{Make: body},
	}
}

// wordsTitle names the title of the quotes. Only answers are the person's own words.
func (q *question) wordsTitle() string {
	for _, quote := range quotesOf(q.q) {
		if quote.Aside {
			return "beside-title"
		}
	}
	return "words-title"
}

// asked is the question with all that is above its field.
func (q *question) asked(width int) []tui.Row {
	t := q.theme
	return paragraphs(
		tui.Rows(t.Markdown(q.remark, width, t.Warn)), tui.Rows(t.Markdown(q.notice(), width, t.Accent)),
		tui.Rows(append(append(t.Markdown(q.q.About, width, t.Faint), t.Markdown(q.asking(), width, t.Bold)...), t.Markdown(q.q.Why, width, t.Faint)...)),
		pageRows(q.q.Page, width, t))
}

// guidance is what helps to answer, but for the example.
func (q *question) guidance(width int) []tui.Row {
	return tui.Rows(q.theme.Markdown(joined(joined(q.q.Intro, q.q.Safety), q.q.Guide), width, q.theme.Plain))
}

// words are the person's earlier words, and what else stands beside a question.
func (q *question) words(width int) []tui.Row {
	var all [][]tui.Row
	for _, quote := range quotesOf(q.q) {
		all = append(all, quoted(quote, width, q.theme))
	}
	return paragraphs(all...)
}

// keys lists every key of the question.
func (q *question) keys() []tui.Row {
	list := q.hints(q.moreHints(true, side{cut: true})...)
	if q.field.list {
		say := q.options.Words.Say
		list = append([]tui.Hint{{Key: "1, 2, ...", Does: say("key-number")}, {Key: "home, end", Does: say("key-ends")}}, list...)
	}
	var rows []tui.Row
	for _, h := range list {
		if h.Key != helpKey {
			rows = append(rows, tui.Row{Text: fmt.Sprintf("%-9s  %s", h.Key, q.theme.Faint.Render(h.Does))})
		}
	}
	return rows
}

// paragraphs puts empty rows between texts.
func paragraphs(texts ...[]tui.Row) []tui.Row {
	var rows []tui.Row
	for _, text := range texts {
		if len(rows) > 0 && len(text) > 0 {
			rows = append(rows, tui.Row{})
		}
		rows = append(rows, text...)
	}
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
	for _, line := range display.Verbatim(strings.TrimLeft(q.Text, "\r\n"), width-barWidth) {
		rows = append(rows, tui.Row{Text: t.Faint.Render("│") + " " + line})
	}
	return rows
}

// pressOver does what a key means while something is shown over the question. What is
// typed or pasted is for the answer.
func (q *question) pressOver(k tea.KeyMsg) tui.Turn {
	if k.Type == tea.KeyRunes && !k.Alt {
		q.shown = nil
		return q.press(k)
	}
	if other := q.overlay(k.String()); other != nil && k.String() != moreKey {
		if q.shownBy == k.String() {
			other = nil
		}
		q.shown, q.shownBy = other, k.String()
		return tui.Turn{}
	}
	reply, over := q.shown.press(k)
	switch {
	case over && reply.Action == guide.Stop:
		q.shown = nil
		return q.leave(guide.Stop)
	case over:
		q.shown = nil
	}
	return tui.Turn{}
}
