package guide

import (
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// steps returns how far each step has come. Only the prompts of the route count,
// each of them once.
func (pl planner) steps(a Agenda) []StepStatus {
	route := pl.core()
	var steps []StepStatus
	for _, step := range pl.wb.Steps {
		s := StepStatus{ID: step.ID, Title: step.Title}
		for _, p := range step.Prompts {
			if !route[p.ID] {
				continue
			}
			s.Of++
			if pl.done(p) && !pl.st.outdated(p) {
				s.Answered++
			}
		}
		s.State = stepState(s, inStep(a.Ready, step), inStep(a.Waiting, step))
		steps = append(steps, s)
	}
	return steps
}

// core returns the ids of the prompts of the route that apply.
func (pl planner) core() map[string]bool {
	ids := map[string]bool{}
	for _, s := range pl.route.Sittings {
		if !pl.st.Holds(s.When) {
			continue
		}
		for _, id := range s.Prompts {
			if p, _ := pl.wb.Prompt(id); p != nil && pl.st.Applies(pl.wb, p) {
				ids[id] = true
			}
		}
	}
	return ids
}

func inStep(items []Item, step *workbook.Step) bool {
	return slices.ContainsFunc(items, func(it Item) bool { return it.Step == step.ID })
}

func stepState(s StepStatus, open, waiting bool) StepState {
	switch {
	case open:
		return Open
	case s.Of > 0 && s.Answered == s.Of:
		return Done
	case waiting, s.Answered > 0:
		return Waiting
	}
	return Ahead
}
