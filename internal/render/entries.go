package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Entries returns all entries, in the given order.
func (p Page) Entries(v guide.View, entries []entry.Entry) string {
	var b strings.Builder
	for i, e := range entries {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(p.Entry(v, e))
	}
	return b.String()
}

// Entry returns one entry.
func (p Page) Entry(v guide.View, e entry.Entry) string {
	head := timestamp(v.Words, e.At) + " · " + string(e.Kind)
	for _, id := range []string{e.Step, e.Prompt} {
		if id != "" {
			head += " · " + id
		}
	}
	out := styled(p.faint, p.line(0, head)+p.line(2, e.ID)) // on a line of its own the id is easy to copy
	if ask := Ask(v, e); ask != "" {
		out += styled(p.bold, p.line(2, ask))
	}
	if body := Body(v, e); body != "" {
		out += p.block(4, body)
	}
	return out
}

// Ask returns the question that an entry is about: as it was asked, or as the
// workbook asks it now if the entry does not have it.
func Ask(v guide.View, e entry.Entry) string {
	p, _ := v.Workbook.Prompt(e.Prompt)
	if e.Ask != "" || p == nil {
		return e.Ask
	}
	return v.Fill(p.Ask)
}

// Body returns the content of an entry as a person reads it. The text is not safe
// for a terminal.
func Body(v guide.View, e entry.Entry) string {
	switch e.Kind {
	case entry.Answer:
		p, _ := v.Workbook.Prompt(e.Prompt)
		return v.Answers().Show(p, e.Answer)
	case entry.Note:
		return e.Text
	case entry.Promise:
		return promised(v, e)
	case entry.Checkin:
		return checkedIn(v, e)
	case entry.Skip:
		return e.Why
	case entry.Rest:
		return v.Answers().Day(e.Until)
	case entry.Gate:
		return strings.TrimSpace(strings.Join(gate.Shown(e.Gate), ", ") + "\n" + e.Why)
	case entry.Journal, entry.Setup:
		return subject(e.Subject)
	case entry.Forgotten:
		return v.Words.Say("forgotten-count", "count", strconv.Itoa(len(e.Forgot)))
	case entry.Back:
		return ""
	}
	return string(e.Line()) // the kind is from a newer version
}

// promised returns what an entry promises, changes or ends.
func promised(v guide.View, e entry.Entry) string {
	when := v.Answers().When(cmp.Or(e.By, e.Every))
	lines := []string{e.What, when}
	if e.Ended != "" {
		lines = []string{e.What, v.Words.Say("promise-ended", "date", v.Answers().Day(e.Ended)), e.Why}
	}
	for _, part := range []struct{ label, text string }{{"promise-answers", e.Terms.Answers}, {"promise-if", e.If}, {"promise-then", e.Then},
		{"promise-unforeseen", e.Unforeseen}, {"promise-notice", e.Notice}, {"promise-agreed", e.Agreed}} {
		if part.text != "" {
			lines = append(lines, v.Words.Say(part.label)+": "+part.text)
		}
	}
	return nonEmpty(lines)
}

// checkedIn returns what an entry tells of a promise.
func checkedIn(v guide.View, e entry.Entry) string {
	state := v.Words.Say("promise-" + e.State)
	lines := []string{state + ", " + v.Answers().Day(e.Day)}
	if e.Since != "" {
		lines[0] = v.Words.Say("promise-since", "state", lines[0], "date", v.Answers().Day(e.Since))
	}
	if p := v.Ledger.ByID(e.About); p != nil {
		lines = append([]string{p.What()}, lines...)
	}
	lines = append(lines, e.Text)
	if e.Repair != "" {
		lines = append(lines, v.Words.Say("promise-repair", "repair", e.Repair))
	}
	return nonEmpty(lines)
}

// nonEmpty joins the lines that are not empty.
func nonEmpty(lines []string) string {
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return l == "" }), "\n")
}

// timestamp returns a date and time as a person reads it.
func timestamp(w workbook.Words, t time.Time) string { return w.Day(t) + t.Format(" 15:04") }

func subject(s entry.Subject) string {
	var given []string
	for _, value := range []string{s.Name, s.Other, s.Relation, s.Breach, s.Intent, s.Severity} {
		if value != "" {
			given = append(given, value)
		}
	}
	for _, f := range lateFacts(s) {
		given = append(given, f.name+" "+f.value) // the value alone says little
	}
	return strings.Join(given, ", ")
}
