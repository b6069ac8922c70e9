package render

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// Journal returns a document with all entries in the given order, by day, for the
// person who wrote them. It includes earlier versions of answers, marked as such.
func Journal(v guide.View, entries []entry.Entry) Document {
	d := Document{Title: v.Words.Say("export-title"), Under: v.Fill("{me} · {other}"), Lead: []string{v.Words.Say("export-lead")}}
	for _, e := range entries {
		day := v.Words.Day(e.At)
		if last := len(d.Chapters) - 1; last < 0 || d.Chapters[last].Title != day {
			d.Chapters = append(d.Chapters, Chapter{Title: day})
		}
		c := &d.Chapters[len(d.Chapters)-1]
		c.Answers = append(c.Answers, entryAnswer(v, e))
	}
	return d
}

func entryAnswer(v guide.View, e entry.Entry) Answer {
	answer := Answer{Text: Body(v, e)}
	if p, _ := v.Workbook.Prompt(e.Prompt); p != nil && e.Kind == entry.Answer {
		answer = answerOf(v, p, e.Answer, nil)
	}
	answer.About, answer.Ask = about(v, e), Ask(v, e)
	return answer
}

// about returns when an entry was written and what it is.
func about(v guide.View, e entry.Entry) string {
	parts := []string{e.At.Format("15:04"), string(e.Kind), e.Step, e.Prompt}
	if current, ok := v.State.Answer(e.Prompt); e.Kind == entry.Answer && ok && current.ID != e.ID {
		parts = append(parts, v.Words.Say("export-earlier"))
	}
	given := parts[:0]
	for _, part := range parts {
		if part != "" {
			given = append(given, part)
		}
	}
	return strings.Join(given, " · ")
}
