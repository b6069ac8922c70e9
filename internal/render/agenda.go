package render

import (
	"strconv"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// Agenda returns what is due and what comes up, in words.
func (p Page) Agenda(v guide.View, rows []guide.Row) string {
	var b strings.Builder
	group := ""
	for _, r := range rows {
		if name := groupOf(r); name != group {
			if group != "" {
				b.WriteString("\n")
			}
			group = name
			b.WriteString(p.bold(v.Words.Say(name)) + "\n")
		}
		b.WriteString(p.agendaRow(v, r))
	}
	if len(rows) == 0 {
		return p.line(0, v.Words.Say("agenda-nothing"))
	}
	return b.String()
}

func groupOf(r guide.Row) string {
	switch {
	case r.State == guide.RowWaits:
		return "agenda-ahead"
	case r.State == guide.RowDone:
		return "agenda-done"
	case r.At.IsZero():
		return "agenda-now"
	}
	return "agenda-due"
}

// agendaRow returns what a row is about, with its day and how long it takes below.
func (p Page) agendaRow(v guide.View, r guide.Row) string {
	what := r.What
	if r.Kind == guide.RowEnd {
		what = v.Words.Say("agenda-ends", "what", r.What)
	}
	var about []string
	if r.Promise != "" && r.Why != "" {
		about = append(about, r.Why)
	}
	if !r.At.IsZero() {
		about = append(about, rowDay(v, r))
	}
	if r.Promise == "" && r.Sitting.Minutes > 0 {
		about = append(about, v.Words.Say("agenda-minutes", "minutes", strconv.Itoa(r.Sitting.Minutes)))
	}
	out := p.line(2, what)
	if len(about) > 0 {
		out += styled(p.faint, p.line(4, strings.Join(about, " · ")))
	}
	return out
}

func rowDay(v guide.View, r guide.Row) string {
	day := v.Answers().Distance(r.At)
	switch {
	case r.State == guide.RowOverdue && r.Count > 1:
		return v.Words.Say("agenda-times", "count", strconv.Itoa(r.Count), "date", day)
	case r.State == guide.RowOverdue:
		return v.Words.Say("agenda-since", "date", day)
	}
	return day
}

type agendaDoc struct {
	Schema string      `json:"schema"`
	Items  []agendaRow `json:"items"`
}

type agendaRow struct {
	Kind    guide.RowKind  `json:"kind"`
	Promise string         `json:"promise"`
	What    string         `json:"what"`
	At      string         `json:"at"`
	State   guide.RowState `json:"state"`
	Count   int            `json:"count"`
	Why     string         `json:"why"`
}

// AgendaJSON returns what JSON prints of the agenda.
func AgendaJSON(rows []guide.Row) any {
	doc := agendaDoc{Schema: Schema("agenda"), Items: []agendaRow{}}
	for _, r := range rows {
		doc.Items = append(doc.Items, agendaRow{r.Kind, r.Promise, r.What, rfc3339(r.At), r.State, r.Count, r.Why})
	}
	return doc
}

// Short returns one line about what is due, without any words of the person, or "" if
// nothing is. It is for a shell prompt.
func Short(v guide.View, discreet bool) string {
	var due []guide.Row
	for _, r := range v.Rows() {
		if (r.State == guide.RowDue || r.State == guide.RowOverdue) && !r.At.IsZero() && !r.Fresh {
			due = append(due, r)
		}
	}
	if len(due) == 0 {
		return ""
	}
	what := v.Words.Say("short-" + string(due[0].Kind))
	if due[0].State == guide.RowOverdue {
		what = v.Words.Say("short-since", "what", what, "date", v.Words.Day(due[0].At))
	}
	if more := len(due) - 1; more > 0 {
		what = v.Words.Say("short-and-more", "what", what, "count", strconv.Itoa(more))
	}
	if discreet {
		return v.Words.Say("short-discreet", "what", what) + "\n"
	}
	return v.Words.Say("short-line", "what", what) + "\n"
}
