package render

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// Journal makes a document of every entry, day by day, the oldest first, for
// the person who wrote them. Earlier versions of an answer stand in it, marked
// as such.
func Journal(a guide.View, entries []entry.Entry) Document {
	d := Document{Title: a.Words.Say("export-title"), Under: a.Fill("{me} · {other}"), Lead: []string{a.Words.Say("export-lead")}}
	for _, e := range entries {
		day := a.Words.Day(e.At)
		if last := len(d.Chapters) - 1; last < 0 || d.Chapters[last].Title != day {
			d.Chapters = append(d.Chapters, Chapter{Title: day})
		}
		c := &d.Chapters[len(d.Chapters)-1]
		c.Answers = append(c.Answers, entryAnswer(a, e))
	}
	return d
}

func entryAnswer(a guide.View, e entry.Entry) Answer {
	answer := Answer{Text: Body(a, e)}
	if p, _ := a.Workbook.Prompt(e.Prompt); p != nil && e.Kind == entry.Answer {
		answer = written(a, p, e.Answer, nil)
	}
	answer.About, answer.Ask = about(a, e), Ask(a, e)
	return answer
}

// about says when an entry was made and what it is.
func about(a guide.View, e entry.Entry) string {
	parts := []string{e.At.Format("15:04"), string(e.Kind), e.Step, e.Prompt}
	if current, ok := a.State.Answer(e.Prompt); e.Kind == entry.Answer && ok && current.ID != e.ID {
		parts = append(parts, a.Words.Say("export-earlier"))
	}
	given := parts[:0]
	for _, part := range parts {
		if part != "" {
			given = append(given, part)
		}
	}
	return strings.Join(given, " · ")
}
