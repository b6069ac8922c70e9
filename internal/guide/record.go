package guide

import (
	"bytes"
	"encoding/json"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Entries gives what an answer, as Parse gave it, puts on record: the answer
// itself, and, where it says that somebody is not safe, a new answer to the
// safety questions. Their time is for the caller to set.
func (v View) Entries(p *workbook.Prompt, step *workbook.Step, value json.RawMessage) []entry.Entry {
	before := v.State.answers[p.ID]
	entries := []entry.Entry{{Kind: entry.Answer, Step: step.ID, Prompt: p.ID, Ask: v.Fill(p.Ask),
		Answer: value, Revises: before.ID}}
	for _, o := range p.Options {
		if o.Gate != "" && o.ID == plain(value) {
			entries = append(entries, entry.Entry{Kind: entry.Gate, Gate: []string{o.Gate}})
		}
	}
	return entries
}

// Stands reports whether an answer, as Parse gave it, is what stands at a
// prompt already, so that recording it would say nothing. A prompt that is to
// be answered now, or once more, is recorded whatever it says.
func (v View) Unchanged(p *workbook.Prompt, value json.RawMessage) bool {
	_, answered := v.State.Answer(p.ID)
	_, skipped := v.State.Skipped(p.ID)
	current, _ := v.State.Latest(v.Workbook, origin(p))
	return answered && !skipped && bytes.Equal(current.Answer, value) &&
		v.Agenda.Next.Prompt != p.ID && !v.State.outdated(p)
}
