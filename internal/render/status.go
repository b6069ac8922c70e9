package render

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Status returns how far a person has come, what is due and what waits.
func (p Page) Status(v guide.View) string {
	var b strings.Builder
	b.WriteString(p.heading(v))
	width := 0
	for _, s := range v.Agenda.Steps {
		width = max(width, display.Width(s.Title))
	}
	for _, s := range v.Agenda.Steps {
		b.WriteString(p.stepRow(v, s, width))
	}
	b.WriteString(p.items(v, v.Words.Say("due"), v.Agenda.Due))
	b.WriteString(p.items(v, v.Words.Say("waiting"), v.Agenda.Waiting))
	b.WriteString("\n" + p.next(v))
	return b.String()
}

func (p Page) heading(v guide.View) string {
	if v.State.Closed() {
		return p.line(0, v.Words.Say("closed-short")) + "\n"
	}
	s := v.State.Subject
	return p.line(0, v.Fill("{me} · {other}")+" · "+v.Words.Say("breach-"+s.Breach)+" · "+v.Words.Say("severity-"+s.Severity)) + "\n"
}

// stepRow returns the row of one step; width is that of the longest title. A step
// that lies ahead has no count, because that depends on later answers.
func (p Page) stepRow(v guide.View, s guide.StepStatus, width int) string {
	if s.State == guide.Ahead {
		return padRight(v.Words.Say("state-ahead"), stateWidth(v.Words)) + "  " + s.Title + "\n"
	}
	line := padRight(v.Words.Say("state-"+string(s.State)), stateWidth(v.Words)) + "  " + padRight(s.Title, width) + "  " +
		v.Words.Say("step-count", "answered", fmt.Sprintf("%2d", s.Answered), "of", strconv.Itoa(s.Of))
	if s.State == guide.Open {
		return p.bold(line) + "\n"
	}
	return line + "\n"
}

// stateWidth returns the width of the longest name of a state.
func stateWidth(w workbook.Words) int {
	width := 0
	for _, state := range []guide.StepState{guide.Done, guide.Open, guide.Waiting, guide.Ahead} {
		width = max(width, display.Width(w.Say("state-"+string(state))))
	}
	return width
}

func padRight(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-display.Width(s)))
}

func (p Page) items(v guide.View, title string, items []guide.Item) string {
	if len(items) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n" + p.bold(title) + "\n")
	for _, it := range items {
		b.WriteString(p.line(2, reason(v, it)))
		if !it.IsPrompt() {
			b.WriteString(p.line(4, v.Title(it)))
		}
		if it.Why != "" {
			b.WriteString(styled(p.faint, p.line(4, v.Fill(it.Why))))
		}
	}
	return b.String()
}

// reason returns since when an item is due, or what it waits for and until when.
func reason(v guide.View, it guide.Item) string {
	name, about := "waits-put-off", v.NameOf(it.Prompt)
	switch {
	case it.Promise != "":
		about = v.Words.Say("item-promise")
	case it.Review != "":
		about = v.Words.Say("item-review")
	}
	switch {
	case it.Kind == guide.ItemDue:
		name = "due-on"
	case !it.IsPrompt():
		name = "waits"
	case it.Rests:
		name = "waits-rest"
	}
	return v.Words.Say(name, "prompt", about, "for", v.NameOf(it.For), "date", v.Words.Day(it.At))
}

// next returns what comes next and the command for it.
func (p Page) next(v guide.View) string {
	next := v.Agenda.Next
	switch next.Kind {
	case guide.ItemDone:
		return p.block(0, v.Words.Say("all-done")+"\n"+v.Words.Say("all-done-body"))
	case guide.ItemWait:
		return p.block(0, v.Words.Say("waiting-until", "date", v.Words.Day(next.At))+"\n"+v.Words.Say("meanwhile"))
	}
	draft := ""
	if next.Draft {
		draft = p.line(2, v.Words.Say("next-half-typed"))
	}
	return p.line(0, v.Words.Say("next-is", "ask", v.Title(next))) + draft + p.line(2, v.Words.Say("next-command"))
}

// NeutralStatus tells only whether there is something to do: nobody who looks on
// learns what about.
func (p Page) NeutralStatus(v guide.View) string {
	said := v.Words.Say("discreet-next")
	switch next := v.Agenda.Next; {
	case len(v.Agenda.Due) > 0:
		said = v.Words.Say("discreet-due", "count", strconv.Itoa(len(v.Agenda.Due)))
	case next.Kind == guide.ItemDone:
		said = v.Words.Say("discreet-done")
	case next.Kind == guide.ItemWait:
		said = v.Words.Say("discreet-waiting", "date", v.Words.Day(next.At))
	}
	return p.bold(v.Words.Say("discreet-title")) + "\n\n" + p.line(0, said)
}

// Setup returns what the journal is about and who is in it.
func (p Page) Setup(v guide.View) string {
	s := v.State.Subject
	var b strings.Builder
	facts := []fact{{"name", s.Name}, {"other", s.Other}, {"relation", s.Relation}, {"breach", s.Breach}, {"intent", s.Intent}, {"severity", s.Severity}}
	facts = append(facts, lateFacts(s)...)
	facts = append(facts, fact{"role", s.Role}, fact{"gate", strings.Join(gate.Shown(v.State.Gate), ", ")})
	for _, f := range facts {
		b.WriteString(fmt.Sprintf("%-9s %s", f.name, strings.TrimLeft(p.line(10, f.value), " ")))
	}
	b.WriteString("\n" + p.line(0, v.Words.Say("setup-how")))
	return b.String()
}

// fact is one fact of the setup.
type fact struct{ name, value string }

// lateFacts returns the facts that not everybody is asked for, as far as they are
// known.
func lateFacts(s entry.Subject) []fact {
	return slices.DeleteFunc([]fact{{"also-lied", s.AlsoLied}, {"power", s.Power}, {"complaint", s.Complaint}},
		func(f fact) bool { return f.value == "" })
}
