package guide

import (
	"encoding/json"
	"slices"
	"time"

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
	without = slices.Concat(without, v.over(now, without))
	var shared []Shared
	for _, step := range v.Workbook.Steps {
		for _, p := range step.Prompts {
			if answer, ok := v.forOther(p, without); ok {
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
		if !q.Shareable || skipped || !v.State.Holds(q.When) || slices.Contains(without, q.ID) {
			return nil, false
		}
	}
	return e.Answer, true
}

// over returns the prompts whose answers were offered until a day that has come, or
// are not offered any more, and the prompts that ask for those days.
func (v View) over(now time.Time, without []string) []string {
	var ids []string
	for _, step := range v.Workbook.Steps {
		for _, p := range step.Prompts {
			if p.Until == "" {
				continue
			}
			if _, offered := v.forOther(p, without); !offered || v.dayHasCome(p.Until, now) {
				ids = append(ids, p.ID, p.Until)
			}
		}
	}
	return ids
}

// dayHasCome reports whether the day that was answered to a date prompt has
// begun.
func (v View) dayHasCome(prompt string, now time.Time) bool {
	answer, ok := v.State.Answer(prompt)
	if !ok {
		return false
	}
	day := dayIn(plain(answer.Answer), now)
	return !day.IsZero() && !day.After(now)
}
