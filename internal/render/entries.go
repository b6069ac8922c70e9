package render

import (
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Entries lists entries, the oldest first, each with its words.
func (p Page) Entries(a guide.View, entries []entry.Entry) string {
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
func (p Page) Entry(a guide.View, e entry.Entry) string {
	head := moment(a.Words, e.At) + " · " + string(e.Kind)
	for _, part := range []string{e.Step, e.Prompt} {
		if part != "" {
			head += " · " + part
		}
	}
	out := styled(p.faint, p.line(0, head)+p.line(2, e.ID)) // an id is long, and is copied
	if ask := Ask(a, e); ask != "" {
		out += styled(p.bold, p.line(2, ask))
	}
	if body := Body(a, e); body != "" {
		out += p.block(4, body)
	}
	return out
}

// Ask gives the question that an entry is about: as it was asked, or, where
// none was answered, as the workbook asks it now.
func Ask(a guide.View, e entry.Entry) string {
	p, _ := a.Workbook.Prompt(e.Prompt)
	if e.Ask != "" || p == nil {
		return e.Ask
	}
	return a.Fill(p.Ask)
}

// Body gives what an entry says, as a person reads it. The texts are as they
// were written: make them safe before they are shown.
func Body(a guide.View, e entry.Entry) string {
	switch e.Kind {
	case entry.Answer:
		p, _ := a.Workbook.Prompt(e.Prompt)
		return a.Show(p, e.Answer)
	case entry.Note:
		return e.Text
	case entry.Skip:
		return e.Why
	case entry.Rest:
		return a.Day(e.Until)
	case entry.Gate:
		return strings.TrimSpace(strings.Join(e.Gate, ", ") + "\n" + e.Why)
	case entry.Journal, entry.Setup:
		return subject(e.Subject)
	case entry.Back:
		return ""
	}
	return string(e.Line()) // a kind of a newer program: listed as it stands
}

// moment shows when something was written.
func moment(w workbook.Words, t time.Time) string { return w.Day(t) + t.Format(" 15:04") }

func subject(s entry.Subject) string {
	var given []string
	for _, v := range []string{s.Name, s.Other, s.Relation, s.Breach, s.Intent, s.Severity} {
		if v != "" {
			given = append(given, v)
		}
	}
	return strings.Join(given, ", ")
}
