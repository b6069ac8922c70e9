package render

import (
	"fmt"
	"strconv"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Status shows where a person stands.
func (p Page) Status(a guide.View) string {
	var b strings.Builder
	b.WriteString(p.heading(a))
	width := 0
	for _, s := range a.Agenda.Steps {
		width = max(width, display.Width(s.Title))
	}
	for _, s := range a.Agenda.Steps {
		b.WriteString(p.standing(a, s, width))
	}
	b.WriteString(p.items(a, a.Words.Say("due"), a.Agenda.Due))
	b.WriteString(p.items(a, a.Words.Say("waiting"), a.Agenda.Waiting))
	b.WriteString("\n" + p.next(a))
	return b.String()
}

func (p Page) heading(a guide.View) string {
	if a.State.Closed() {
		return p.line(0, a.Words.Say("closed-short")) + "\n"
	}
	s := a.State.Subject
	return p.line(0, a.Fill("{me} · {other}")+" · "+a.Words.Say("breach-"+s.Breach)+" · "+a.Words.Say("severity-"+s.Severity)) + "\n"
}

// standing is one step in a row of the table; width is that of the longest
// title. How many prompts a step ahead has depends on answers still to come.
func (p Page) standing(a guide.View, s guide.StepStatus, width int) string {
	if s.State == guide.Ahead {
		return padded(a.Words.Say("state-ahead"), stateWidth(a.Words)) + "  " + s.Title + "\n"
	}
	line := padded(a.Words.Say("state-"+string(s.State)), stateWidth(a.Words)) + "  " + padded(s.Title, width) + "  " +
		a.Words.Say("step-count", "answered", fmt.Sprintf("%2d", s.Answered), "of", strconv.Itoa(s.Of))
	if s.State == guide.Open {
		return p.bold(line) + "\n"
	}
	return line + "\n"
}

// stateWidth is the width of the longest name of a state.
func stateWidth(w workbook.Words) int {
	width := 0
	for _, state := range []guide.StepState{guide.Done, guide.Open, guide.Waiting, guide.Ahead} {
		width = max(width, display.Width(w.Say("state-"+string(state))))
	}
	return width
}

func padded(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-display.Width(s)))
}

func (p Page) items(a guide.View, title string, items []guide.Item) string {
	if len(items) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n" + p.bold(title) + "\n")
	for _, it := range items {
		b.WriteString(p.line(2, cause(a, it)))
		b.WriteString(p.line(4, a.Title(it)))
		if it.Why != "" {
			b.WriteString(styled(p.faint, p.line(4, a.Fill(it.Why))))
		}
	}
	return b.String()
}

// cause says since when something is due, or what it waits for and until when.
func cause(a guide.View, it guide.Item) string {
	name, about := "waits-put-off", it.Prompt
	prompt, _ := a.Workbook.Prompt(it.Prompt)
	switch {
	case it.Promise != "":
		about = a.Words.Say("item-promise")
	case it.Review != "":
		about = a.Words.Say("item-review")
	}
	switch {
	case it.Kind == guide.ItemDue:
		name = "due-on"
	case !it.IsPrompt():
		name = "waits"
	case it.Rests && prompt != nil && prompt.Rest.On != "":
		name = "waits-day"
	case it.Rests:
		name = "waits-rest"
	}
	return a.Words.Say(name, "prompt", about, "for", it.For, "date", a.Words.Day(it.At))
}

// next says what comes next and what to type for it.
func (p Page) next(a guide.View) string {
	next := a.Agenda.Next
	switch next.Kind {
	case guide.ItemDone:
		return p.block(0, a.Words.Say("all-done")+"\n"+a.Words.Say("all-done-body"))
	case guide.ItemWait:
		return p.block(0, a.Words.Say("waiting-until", "date", a.Words.Day(next.At))+"\n"+a.Words.Say("meanwhile"))
	}
	half := ""
	if next.Draft {
		half = p.line(2, a.Words.Say("next-half-typed"))
	}
	return p.line(0, a.Words.Say("next-is", "ask", a.Title(next))) + half + p.line(2, a.Words.Say("next-command"))
}

// Setup shows who and what the journal is about.
func (p Page) Setup(a guide.View) string {
	s := a.State.Subject
	var b strings.Builder
	for _, f := range []struct{ name, value string }{
		{"name", s.Name}, {"other", s.Other}, {"relation", s.Relation}, {"breach", s.Breach},
		{"intent", s.Intent}, {"severity", s.Severity}, {"role", s.Role}, {"gate", strings.Join(a.State.Gate, ", ")},
	} {
		b.WriteString(fmt.Sprintf("%-9s %s", f.name, strings.TrimLeft(p.line(10, f.value), " ")))
	}
	b.WriteString("\n" + p.line(0, a.Words.Say("setup-how")))
	return b.String()
}
