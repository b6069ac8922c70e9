package guide

import (
	"encoding/json"
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Shared is an answer that the other person may see.
type Shared struct {
	Prompt *workbook.Prompt
	Answer json.RawMessage // the current one
}

// Shared returns what may go to the other person, in the order of the path: the
// current answers to shareable prompts whose condition is true and that were not
// skipped later. If a later prompt asks for a text again, only the newest version is
// there, in the place of the first. An answer that is offered until a day is not
// there from that day on. The prompts named in without are not there either.
func (v View) Shared(now time.Time, without ...string) []Shared {
	var shared []Shared
	for _, step := range v.Workbook.Steps {
		for _, p := range step.Prompts {
			if answer, ok := v.forOther(p, without); ok && !over(p, answer, now) {
				shared = append(shared, Shared{p, answer})
			}
		}
	}
	return shared
}

// forOther returns the current answer to a prompt if it may be shown. If a later
// prompt asks for the text again, both have to be shareable, so that an earlier
// version is never shown in place of a private one.
func (v View) forOther(p *workbook.Prompt, without []string) (json.RawMessage, bool) {
	e, ok := v.State.Latest(v.Workbook, p.ID)
	if !ok || p.Again != "" {
		return nil, false
	}
	source, _ := v.Workbook.Prompt(e.Prompt)
	for _, q := range []*workbook.Prompt{p, source} {
		_, skipped := v.State.Skipped(q.ID)
		if !q.Shareable || skipped || v.State.over[q.ID] || !v.State.Applies(v.Workbook, q) || slices.Contains(without, q.ID) {
			return nil, false
		}
	}
	return withoutPrivate(p, e.Answer), true
}

// withoutPrivate returns an answer without the fields that are on no page.
func withoutPrivate(p *workbook.Prompt, answer json.RawMessage) json.RawMessage {
	shown, err := answers.WithoutFields(p, answer, func(f *workbook.Field) bool { return f.Private })
	if err != nil {
		return answer // it is no object, and has no fields
	}
	return shown
}

// over reports whether an answer was offered until a day that has come.
func over(p *workbook.Prompt, answer json.RawMessage, now time.Time) bool {
	day := days.Start(answers.FieldInputs(p, answer)[untilField], now)
	return !day.IsZero() && !day.After(now)
}

// untilField is the field that names the last day of what is offered.
const untilField = "until"
