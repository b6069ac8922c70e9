package guide

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// steps returns how far each step has come. Only the prompts of the route count,
// each of them once.
func (pl planner) steps(a Agenda) []StepStatus {
	route := pl.core()
	var steps []StepStatus
	for _, step := range pl.wb.Steps {
		s := StepStatus{ID: step.ID, Title: step.Title}
		touched := false
		for _, p := range step.Prompts {
			touched = touched || pl.st.last(p.ID) != ""
			if !route[p.ID] {
				continue
			}
			s.Of++
			if pl.done(p) && !pl.st.outdated(p) {
				s.Answered++
			}
		}
		s.State = stepState(s, inStep(a.Ready, step), inStep(a.Waiting, step), touched || a.Next.Kind == ItemDone)
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
			if pl.prompts[id] != nil {
				ids[id] = true
			}
		}
	}
	return ids
}

func inStep(items []Item, step *workbook.Step) bool {
	return slices.ContainsFunc(items, func(it Item) bool { return it.Step == step.ID })
}

func stepState(s StepStatus, open, waiting, touched bool) StepState {
	switch {
	case open:
		return Open
	case s.Of > 0 && s.Answered == s.Of, s.Of == 0 && touched && !waiting:
		return Done
	case waiting, s.Answered > 0:
		return Waiting
	}
	return Ahead
}

// Intro returns what a step is for, and how much of it there is for this person.
func (v View) Intro(step *workbook.Step) string {
	return strings.TrimSpace(strings.ReplaceAll(v.Fill(step.Intro), "{share}", v.share(step)))
}

// share says how many sittings a step takes and how long they are, or nothing if it
// is not on the route, or the route is not known.
func (v View) share(step *workbook.Step) string {
	if v.State.Subject.Role == "" {
		return ""
	}
	pl := planner{wb: v.Workbook, st: v.State, route: v.State.Route(v.Workbook)}
	sittings, minutes := 0, 0.0
	for _, s := range pl.route.Sittings {
		own := 0.0
		for _, p := range step.Prompts {
			if slices.Contains(s.Prompts, p.ID) && v.State.Holds(s.When) && v.State.Applies(v.Workbook, p) && !slices.Contains(s.Again, p.ID) {
				own += pl.minutes(p)
			}
		}
		if minutes += own; own > 0 {
			sittings++
		}
	}
	about := strconv.Itoa(max(2, int(math.Ceil(minutes))))
	switch sittings {
	case 0:
		return ""
	case 1:
		return v.Words.Say("share-one", "minutes", about)
	}
	return v.Words.Say("share", "sittings", strconv.Itoa(sittings), "minutes", about)
}
