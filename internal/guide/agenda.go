package guide

import (
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Agenda is what can be done at one moment, what is due, and what waits.
type Agenda struct {
	Steps   []StepStatus
	Next    Item   // what `next` does
	Open    []Item // what can be done now, in the order of the path
	Due     []Item // what is due, the longest due first
	Waiting []Item // what waits, the soonest first
}

// StepStatus is one step as the agenda sees it.
type StepStatus struct {
	ID, Title string
	State     StepState
	Answered  int // prompts answered or skipped
	Of        int // prompts that apply
}

// Plan returns the agenda with the prompts of the path and the items of other
// sources.
//
// The prompts are in the order of the path. One that waits holds back all later
// ones, except those marked meanwhile and those agreed for a day: a review, or a
// task that was put off. Other items are never held back. Days begin at midnight in
// the time zone of now.
func Plan(wb *workbook.Workbook, st State, now time.Time, sources ...Source) Agenda {
	var a Agenda
	held := false
	for _, step := range wb.Steps {
		held = a.addStep(wb, st, step, now, held)
	}
	for _, source := range sources {
		for _, it := range source(View{Workbook: wb, State: st}, now) {
			a.add(it)
		}
	}
	byDay := func(x, y Item) int { return x.At.Compare(y.At) }
	slices.SortStableFunc(a.Due, byDay)
	slices.SortStableFunc(a.Waiting, byDay)
	a.Next = a.First(nil)
	a.openNext()
	return a
}

// addStep adds the prompts of one step, and reports whether what follows is
// held back.
func (a *Agenda) addStep(wb *workbook.Workbook, st State, step *workbook.Step, now time.Time, held bool) bool {
	s := StepStatus{ID: step.ID, Title: step.Title}
	open, waiting := len(a.Open)+len(a.Due), len(a.Waiting)
	for _, p := range step.Prompts {
		if !st.Holds(p.When) {
			continue
		}
		s.Of++
		it := st.item(wb, step, p, now)
		if it.Kind == ItemDone || it.Again { // an answer counts until there is another
			s.Answered++
		}
		if !held || neverHeld(it, p) {
			a.add(it)
		}
		held = held || holdsBack(it, p)
	}
	s.State = stepState(s, len(a.Open)+len(a.Due) > open, len(a.Waiting) > waiting, held)
	a.Steps = append(a.Steps, s)
	return held
}

// neverHeld reports whether a prompt is on the agenda even while an earlier one
// waits, because it can be done meanwhile, is done again, was agreed for a day, or
// waits itself.
func neverHeld(it Item, p *workbook.Prompt) bool {
	agreed := it.Kind == ItemDue && (!it.Rests || p.Rest.On != "")
	return p.Meanwhile || it.Again || agreed || it.Kind == ItemWait
}

// holdsBack reports whether the prompts after this one have to wait for it. If it
// waits without a day, what it waits for has not started yet.
func holdsBack(it Item, p *workbook.Prompt) bool {
	return it.Kind == ItemWait && !it.At.IsZero() && !p.Meanwhile
}

// add adds an item to its list. An item that waits without a day is in none.
func (a *Agenda) add(it Item) {
	switch {
	case it.Kind == ItemAsk:
		a.Open = append(a.Open, it)
	case it.Kind == ItemDue:
		a.Due = append(a.Due, it)
	case it.Kind == ItemWait && !it.At.IsZero():
		a.Waiting = append(a.Waiting, it)
	}
}

// First returns the item to do first, except those that are passed over: from a
// step that the person went back to, then what is due, what is open, and the
// soonest wait. It returns an item of kind ItemDone if none is left.
func (a Agenda) First(passed func(Item) bool) Item {
	again := slices.DeleteFunc(slices.Clone(a.Open), func(it Item) bool { return !it.Again })
	for _, it := range slices.Concat(again, a.Due, a.Open, a.Waiting) {
		if passed == nil || !passed(it) {
			return it
		}
	}
	return Item{Kind: ItemDone}
}

// NextPrompt returns the first item that is about a prompt.
func (a Agenda) NextPrompt() Item {
	if a.Next.IsPrompt() {
		return a.Next // also where a draft comes first
	}
	return a.First(func(it Item) bool { return !it.IsPrompt() })
}

// asks reports whether a prompt can be answered now, or is due.
func (a Agenda) asks(prompt string) bool {
	return a.NextPrompt().Prompt == prompt ||
		slices.ContainsFunc(slices.Concat(a.Open, a.Due), func(it Item) bool { return it.Prompt == prompt })
}

// TakeUp makes a prompt with a draft the next item, whatever is due.
func (a *Agenda) TakeUp(step, prompt string) {
	next := Item{Kind: ItemAsk, Ref: Ref{Step: step, Prompt: prompt}}
	for _, it := range slices.Concat(a.Open, a.Due) {
		if it.Prompt == prompt {
			next = it
		}
	}
	next.Draft = true
	a.Next = next
}

func stepState(s StepStatus, open, waiting, held bool) StepState {
	switch {
	case s.Answered == s.Of:
		return Done
	case open && s.Answered > 0:
		return Open
	case waiting, s.Answered > 0 && held:
		return Waiting
	case s.Answered > 0:
		return Open
	}
	return Ahead
}

// openNext marks the step of the prompt that comes next as open.
func (a *Agenda) openNext() {
	next := a.NextPrompt()
	for i, s := range a.Steps {
		if s.ID == next.Step && (next.Kind == ItemAsk || next.Kind == ItemDue) {
			a.Steps[i].State = Open
		}
	}
}
