package render

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// Entries lists entries, the oldest first, each with its words.
func (p Page) Entries(a guide.Asking, entries []entry.Entry) string {
	var b strings.Builder
	for i, e := range entries {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(p.Entry(a, e))
	}
	return b.String()
}

// Entry shows one entry.
func (p Page) Entry(a guide.Asking, e entry.Entry) string {
	head := e.At.Format("2006-01-02 15:04") + " · " + string(e.Kind)
	for _, part := range []string{e.Step, e.Prompt, e.ID} {
		if part != "" {
			head += " · " + part
		}
	}
	out := styled(p.faint, p.line(0, head))
	if e.Ask != "" {
		out += styled(p.bold, p.line(2, e.Ask))
	}
	if body := Body(a, e); body != "" {
		out += p.block(4, body)
	}
	return out
}

// Body gives what an entry says, as a person reads it. The texts are as they
// were written: make them safe before they are shown.
func Body(a guide.Asking, e entry.Entry) string {
	switch e.Kind {
	case entry.Answer:
		p, _ := a.Workbook.Prompt(e.Prompt)
		return a.Show(p, e.Answer)
	case entry.Note:
		return e.Text
	case entry.Skip:
		return e.Why
	case entry.Rest:
		return e.Until
	case entry.Gate:
		return strings.Join(e.Gate, ", ")
	case entry.Journal, entry.Setup:
		return subject(e.Subject)
	case entry.Back:
		return ""
	}
	return string(e.Line()) // a kind of a newer program: listed as it stands
}

func subject(s entry.Subject) string {
	var given []string
	for _, v := range []string{s.Name, s.Other, s.Relation, s.Breach, s.Intent, s.Severity} {
		if v != "" {
			given = append(given, v)
		}
	}
	return strings.Join(given, ", ")
}
