package prompt

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// show prints a question and all that helps to answer it.
func (p *Plain) show(q guide.Question) {
	w := p.options.Words
	p.say("", display.OneLine(q.Step)+counted(q, w, ", "))
	p.paragraph(q.Notice)
	p.quotes(q.Quotes, true)
	for _, md := range []string{q.Intro, q.About, q.Ask, q.Why, q.Safety, q.Guide} {
		p.paragraph(md)
	}
	p.page(q.Page)
	if q.Example != "" {
		p.paragraph(w.Say("ask-example", "text", q.Example))
	}
	p.quotes(q.Checks, false)
	p.quotes(q.Quotes, false)
	p.listOptions(q)
	if q.Value != "" {
		before := "plain-kept"
		if hasDraft(q) {
			before = "plain-half-typed"
		}
		p.paragraph(w.Say(before))
		p.say(display.Verbatim(p.spoken(q), p.options.Width)...)
	}
	p.paragraph(w.Say(widgetOf(q.Kind).how))
	p.understood(q, "")
}

// understood prints which day an input is understood as, if one is typed there.
func (p *Plain) understood(q guide.Question, input string) {
	if q.Understood == nil {
		return
	}
	if text := q.Understood(input); text != "" {
		p.say(display.OneLine(text))
	}
}

// page prints the lines of a page: the label in a column, the text beside it.
func (p *Plain) page(lines []guide.Line) {
	column := labelWidth(lines)
	if len(lines) > 0 {
		p.say("")
	}
	for _, line := range lines {
		if column == 0 {
			p.say(p.markdown(line.Text)...)
			continue
		}
		label := display.OneLine(line.Label)
		label += strings.Repeat(" ", max(0, column-display.Width(label)))
		for _, row := range display.Printed(display.Blocks(line.Text), max(1, p.options.Width-column), display.Plain) {
			p.say(strings.TrimRight(label+row, " "))
			label = strings.Repeat(" ", column)
		}
	}
}

// quotes prints the earlier answers that come before the question, or the others.
func (p *Plain) quotes(quotes []guide.Quote, first bool) {
	for _, quote := range quotes {
		if quote.First != first {
			continue
		}
		about := display.OneLine(quote.Ask)
		if !quote.Aside {
			about = p.options.Words.Say("plain-quote", "ask", about)
		}
		p.paragraph(about)
		p.say(display.Verbatim(quote.Text, p.options.Width)...)
	}
}

// spoken returns the value of a question in words: the labels of what was chosen.
func (p *Plain) spoken(q guide.Question) string {
	if value := widgetOf(q.Kind).value; value != nil {
		return value(q, p.options.Words)
	}
	return q.Value
}

// label returns what an option says, or the id itself if no option has it.
func label(options []workbook.Option, id string) string {
	for _, o := range options {
		if o.ID == id {
			return display.OneLine(o.Label)
		}
	}
	return id
}

// markdown lays out a text of the workbook.
func (p *Plain) markdown(md string) []string {
	return display.Printed(display.Blocks(md), p.options.Width, display.Plain)
}

// paragraph prints a text with an empty line before it.
func (p *Plain) paragraph(md string) {
	if rows := p.markdown(md); len(rows) > 0 {
		p.say("")
		p.say(rows...)
	}
}

// listOptions prints what can be chosen, with its numbers.
func (p *Plain) listOptions(q guide.Question) {
	var list []workbook.Option
	if options := widgetOf(q.Kind).options; options != nil {
		list = options(q, p.options.Words)
	}
	if len(list) > 0 {
		p.say("")
	}
	for i, o := range list {
		first := fmt.Sprintf("%2d  ", i+1)
		p.say(display.Fill(display.Words(display.OneLine(o.Label)), first, "    ", p.options.Width, display.Plain)...)
	}
	if q.Scale != nil {
		p.paragraph(p.options.Words.Say("plain-scale", "from", strconv.Itoa(q.Scale.From), "to", strconv.Itoa(q.Scale.To),
			"low", display.OneLine(q.Scale.Low), "high", display.OneLine(q.Scale.High)))
	}
}

// mark shows that a line can be typed.
func (p *Plain) mark() { _, _ = io.WriteString(p.options.Out, "> ") }

// wipe clears a terminal that can be cleared.
func (p *Plain) wipe() {
	if p.options.Clear {
		_, _ = io.WriteString(p.options.Out, tui.Wipe)
	}
}
