package guide

import (
	"encoding/json"
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// The prompts at which openness is offered, and its last day is named.
const (
	openness    = "openness"
	opennessEnd = "openness-end"
)

// Shared is an answer that was meant for the other person's eyes.
type Shared struct {
	Prompt *workbook.Prompt
	Answer json.RawMessage // as it stands now
}

// Shared gives what may go to the other person, in the order of the path: the
// current answers to prompts that are marked as shareable, that fit the setup,
// and that were not left out since. A text that was taken up again stands once,
// in its newest form and at its first place. Openness that has come to its last
// day is over. The prompts named in without are left out.
func (v View) Shared(now time.Time, without ...string) []Shared {
	if !v.open(now, without) {
		without = append(slices.Clone(without), openness, opennessEnd)
	}
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

// forOther gives the answer that stands at a prompt now, if it may be shown.
// Where a later prompt took the text up again, both have to allow it: an
// earlier version is never shown in place of a private one.
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

// open reports whether openness is offered as things stand, and its last day
// has not come.
func (v View) open(now time.Time, without []string) bool {
	p, _ := v.Workbook.Prompt(openness)
	if p == nil {
		return false
	}
	if _, offered := v.forOther(p, without); !offered {
		return false
	}
	var day string
	end, ok := v.State.Answer(opennessEnd)
	if !ok || json.Unmarshal(end.Answer, &day) != nil {
		return true
	}
	last := dayIn(day, now)
	return last.IsZero() || last.After(now)
}
