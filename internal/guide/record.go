package guide

import (
	"bytes"
	"encoding/json"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Entries returns what to record for an answer that was parsed: the answer, and
// an answer to the safety questions if it says that somebody is not safe. Of a
// private answer only that is recorded. The caller sets their time.
func (v View) Entries(p *workbook.Prompt, step *workbook.Step, value json.RawMessage) []entry.Entry {
	before := v.State.answers[p.ID]
	closing := gateOf(p, value)
	if closing == gate.Private {
		return []entry.Entry{{Kind: entry.Gate, Gate: []string{closing}}}
	}
	entries := []entry.Entry{{Kind: entry.Answer, Step: step.ID, Prompt: p.ID, Ask: v.Fill(p.Ask),
		Answer: value, Revises: before.ID}}
	if v.Workbook.Version != v.State.Version {
		entries[0].Version = v.Workbook.Version
	}
	if closing != "" {
		entries = append(entries, entry.Entry{Kind: entry.Gate, Gate: []string{closing}})
	}
	return entries
}

// gateOf returns the answer to the safety questions that an answer implies, or
// "".
func gateOf(p *workbook.Prompt, value json.RawMessage) string {
	for _, o := range p.Options {
		if o.ID == answers.Plain(value) {
			return o.Gate
		}
	}
	return ""
}

// Unchanged reports whether an answer that was parsed is already the current
// one, so that recording it would add nothing. It is false for a prompt that is to
// be answered now, or again, and for an answer about safety that does not count at
// the moment.
func (v View) Unchanged(p *workbook.Prompt, value json.RawMessage) bool {
	_, answered := v.State.Answer(p.ID)
	_, skipped := v.State.Skipped(p.ID)
	current, _ := v.State.Latest(v.Workbook, origin(p))
	closing := gateOf(p, value)
	return p.ID != workbook.Changed && answered && !skipped && bytes.Equal(current.Answer, value) &&
		!v.Agenda.asks(p.ID) && !v.State.outdated(p) &&
		(closing == "" || slices.Contains(v.State.Gate, closing))
}
