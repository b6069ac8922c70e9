package guide

import (
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Agenda is what can be done at one moment, what is due, and what waits.
type Agenda struct {
	Steps   []StepStatus
	Next    Item    // what `next` does
	Sitting Sitting // what belongs together with Next; zero if that is no prompt
	Ready   []Item  // what can be done now or is due, in the order of the route
	Due     []Item  // of Ready: what is due, the longest due first
	Waiting []Item  // what waits, the soonest first

	sittings map[string]Sitting
	ended    string // once the route has ended: the id of the last entry on it
}

// StepStatus is one step as the agenda sees it.
type StepStatus struct {
	ID, Title string
	State     StepState
	Answered  int // prompts of the route that were answered or skipped
	Of        int // prompts of the route
}

// Plan returns the agenda: the prompts of the route, sitting by sitting, and the
// items of other sources.
//
// A sitting opens by itself, whatever else waits. Days begin at midnight in the time
// zone of now.
func Plan(wb *workbook.Workbook, st State, now time.Time, sources ...Source) Agenda {
	pl := newPlanner(wb, st, now)
	a := Agenda{sittings: map[string]Sitting{}}
	for _, source := range sources {
		for _, it := range source(View{Workbook: wb, State: st}, now) {
			a.add(it)
		}
	}
	a.addReopened(pl)
	for _, s := range pl.route.Sittings {
		if st.Holds(s.When) {
			a.addSitting(pl, s)
		}
	}
	a.addPutOff(pl)
	a.quietAtEnd(pl)
	a.sortByDay()
	a.Next = a.First(func(it Item) bool { return it.Fresh })
	a.Sitting = a.SittingOf(a.Next)
	a.Steps = pl.steps(a)
	return a
}

// sortByDay sorts what is due and what waits.
func (a *Agenda) sortByDay() {
	byDay := func(x, y Item) int { return x.At.Compare(y.At) }
	slices.SortStableFunc(a.Due, byDay)
	slices.SortStableFunc(a.Waiting, byDay)
}

// addReopened adds the prompts of a step that the person went back to. They are a
// sitting of their own, named like the step.
func (a *Agenda) addReopened(pl planner) {
	items := pl.reopened()
	for _, it := range items {
		a.add(it)
	}
	if len(items) == 0 {
		return
	}
	step := pl.wb.Step(items[0].Step)
	again := &workbook.Sitting{ID: step.ID}
	for _, it := range items {
		again.Prompts = append(again.Prompts, it.Prompt)
	}
	a.sittings[step.ID] = pl.sitting(again, items)
}

// addSitting adds the prompts of a sitting that are not done. What waits as a whole
// is one item.
func (a *Agenda) addSitting(pl planner, s *workbook.Sitting) {
	items := pl.items(s)
	for _, it := range items {
		a.add(it)
	}
	if slices.ContainsFunc(items, func(it Item) bool { return it.Kind == ItemWait && it.Rests }) {
		items = pl.all(s)
	}
	items = slices.DeleteFunc(items, func(it Item) bool { return it.Kind == ItemWait })
	id := pl.joined(s)
	sum := pl.sitting(s, items)
	sum.ID, sum.Title = id, pl.wb.Routes.Titles[id]
	a.sittings[id] = a.sittings[id].and(sum)
}

// addPutOff adds the tasks that were put off and that no sitting asks so far. Those of
// a step are a sitting, named like the step.
func (a *Agenda) addPutOff(pl planner) {
	for _, step := range pl.wb.Steps {
		for _, p := range step.Prompts {
			it, putOff := pl.putOffItem(p, step.ID)
			if !putOff || !pl.applies(p) || a.has(p.ID) {
				continue
			}
			a.add(it)
			var left []Item
			if it.Kind == ItemDue {
				left = append(left, it)
			}
			again := &workbook.Sitting{ID: step.ID, Prompts: []string{p.ID}}
			a.sittings[step.ID] = a.sittings[step.ID].and(pl.sitting(again, left))
		}
	}
}

// has reports whether a prompt is on the agenda.
func (a Agenda) has(prompt string) bool {
	return slices.ContainsFunc(slices.Concat(a.Ready, a.Waiting), func(it Item) bool { return it.Prompt == prompt })
}

// add adds an item to its lists, unless its prompt is on the agenda already. An item
// that waits without a day is in none.
func (a *Agenda) add(it Item) {
	same := func(other Item) bool { return it.IsPrompt() && other.Prompt == it.Prompt }
	switch {
	case it.Kind == ItemWait && !it.At.IsZero() && !slices.ContainsFunc(a.Waiting, same):
		a.Waiting = append(a.Waiting, it)
		return
	case it.Kind != ItemAsk && it.Kind != ItemDue, slices.ContainsFunc(a.Ready, same):
		return
	}
	a.Ready = append(a.Ready, it)
	if it.Kind == ItemDue {
		a.Due = append(a.Due, it)
	}
}

// First returns the item to do first, except those that are passed over: the first
// that is ready, or else the soonest wait. It returns an item of kind ItemDone if
// none is left.
func (a Agenda) First(passed func(Item) bool) Item {
	for _, it := range slices.Concat(a.Ready, a.Waiting) {
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

// SittingOf returns the sitting of an item that is ready, or a zero one.
func (a Agenda) SittingOf(it Item) Sitting {
	if it.Kind != ItemAsk && it.Kind != ItemDue {
		return Sitting{}
	}
	return a.sittings[it.Sitting]
}

// SittingNamed returns a sitting of the route by its id.
func (a Agenda) SittingNamed(id string) Sitting { return a.sittings[id] }

// asks reports whether a prompt can be answered now, or is due.
func (a Agenda) asks(prompt string) bool {
	return a.NextPrompt().Prompt == prompt || slices.ContainsFunc(a.Ready, func(it Item) bool { return it.Prompt == prompt })
}

// Overdue reports whether something has been due for that many days, or could be done
// all along.
func (a Agenda) Overdue(now time.Time, days int) bool {
	return slices.ContainsFunc(a.Ready, func(it Item) bool { return it.At.AddDate(0, 0, days).Before(now) })
}

// TakeUp makes a prompt with a draft the next item, whatever is due.
func (a *Agenda) TakeUp(step, prompt string) {
	next := Item{Kind: ItemAsk, Ref: Ref{Step: step, Prompt: prompt}}
	for _, it := range a.Ready {
		if it.Prompt == prompt {
			next = it
		}
	}
	next.Draft = true
	a.Next = next
	a.Sitting = a.SittingOf(next)
}

// SittingWith returns the id of the sitting in which a prompt can be answered now, or
// "".
func (a Agenda) SittingWith(prompt string) string {
	for _, it := range a.Ready {
		if it.Prompt == prompt {
			return it.Sitting
		}
	}
	return ""
}
