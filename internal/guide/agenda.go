package guide

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// ItemKind says what an item of the agenda is.
type ItemKind string

// The kinds of item.
const (
	ItemAsk  ItemKind = "ask"  // a prompt that can be answered now
	ItemDue  ItemKind = "due"  // a prompt whose day has come
	ItemWait ItemKind = "wait" // a prompt that waits for its day
	ItemDone ItemKind = "done" // nothing is left
)

// Item is one line of the agenda.
type Item struct {
	Kind   ItemKind
	Step   string
	Prompt string
	At     time.Time // the day it came due, or the day it waits for; else zero
	Why    string    // why it waits, or why it is due
	Rests  bool      // it waits because of a rest, which the person may shorten
	For    string    // the prompt that its rest counts from, or that names its day
	Again  bool      // the person went back to its step
	Draft  bool      // it comes next because words are half typed at it
}

// StepStatus is one step as the agenda sees it.
type StepStatus struct {
	ID, Title string
	State     StepState
	Answered  int // prompts answered or left out
	Of        int // prompts that apply
}

// Agenda is where a person stands at one moment.
type Agenda struct {
	Steps   []StepStatus
	Next    Item   // what `next` does
	Open    []Item // what can be done now, in the order of the path
	Due     []Item // what has come due, the longest due first
	Waiting []Item // what waits, the soonest first
}

// Plan works out the agenda.
//
// Every prompt is met in the order of the path. One that waits holds back
// everything behind it, except prompts marked meanwhile, and what was agreed
// for a day: a review, or a task put off. Days begin at midnight in the place
// of now.
func Plan(wb *workbook.Workbook, st State, now time.Time) Agenda {
	var a Agenda
	held := false
	for _, step := range wb.Steps {
		s := StepStatus{ID: step.ID, Title: step.Title}
		open, waiting := len(a.Open)+len(a.Due), len(a.Waiting)
		for _, p := range step.Prompts {
			if st.Holds(p.When) {
				s.Of++
				held = a.place(st.stand(wb, step, p, now), p, held, &s) || held
			}
		}
		s.State = stepState(s, len(a.Open)+len(a.Due) > open, len(a.Waiting) > waiting, held)
		a.Steps = append(a.Steps, s)
	}
	byDay := func(x, y Item) int { return x.At.Compare(y.At) }
	slices.SortStableFunc(a.Due, byDay)
	slices.SortStableFunc(a.Waiting, byDay)
	a.Next = a.first()
	a.here()
	return a
}

// place puts one prompt where it belongs and reports whether it holds back
// what comes behind it.
func (a *Agenda) place(it Item, p *workbook.Prompt, held bool, s *StepStatus) bool {
	switch it.Kind {
	case ItemDone:
		s.Answered++
	case ItemDue:
		if !held || p.Meanwhile || !it.Rests || p.Rest.On != "" {
			a.Due = append(a.Due, it)
		}
	case ItemWait:
		if it.At.IsZero() { // what it counts from has not happened
			return false
		}
		a.Waiting = append(a.Waiting, it)
		return !p.Meanwhile
	case ItemAsk:
		if it.Again { // its answer stands until there is another
			s.Answered++
		}
		if !held || p.Meanwhile || it.Again {
			a.Open = append(a.Open, it)
		}
	}
	return false
}

// TakeUp puts a prompt with words half typed first, whatever is due.
func (a *Agenda) TakeUp(step, prompt string) {
	next := Item{Kind: ItemAsk, Step: step, Prompt: prompt}
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

// here marks the step of the next prompt as open.
func (a *Agenda) here() {
	for i, s := range a.Steps {
		if s.ID == a.Next.Step && (a.Next.Kind == ItemAsk || a.Next.Kind == ItemDue) {
			a.Steps[i].State = Open
		}
	}
}

// first picks what comes next: a step taken up again, then what is due, then
// what is open, then the soonest wait.
func (a *Agenda) first() Item {
	for _, it := range a.Open {
		if it.Again {
			return it
		}
	}
	for _, items := range [][]Item{a.Due, a.Open, a.Waiting} {
		if len(items) > 0 {
			return items[0]
		}
	}
	return Item{Kind: ItemDone}
}

// stand says how one prompt that applies stands.
func (st State) stand(wb *workbook.Workbook, step *workbook.Step, p *workbook.Prompt, now time.Time) Item {
	it := Item{Step: step.ID, Prompt: p.ID, Kind: ItemAsk}
	if settled, ok := st.settled(it, p, now); ok && !st.outdated(p) {
		return settled
	}
	if p.Rest == nil || !st.asked(wb, p.Rest.After+p.Rest.On) {
		return it
	}
	if st.pointless(p) {
		it.Kind = ItemDone
		return it
	}
	it.At, it.Why, it.Rests, it.For = st.restEnds(p, now), p.Rest.Why, true, p.Rest.After+p.Rest.On
	return byDay(it, now)
}

// settled says how a prompt stands that was answered or left out.
func (st State) settled(it Item, p *workbook.Prompt, now time.Time) (Item, bool) {
	if st.reopened(it.Step, p.ID) {
		it.Again = true
		return it, true
	}
	if _, skipped := st.Skipped(p.ID); skipped {
		it.Kind = ItemDone
		return it, true
	}
	answer, ok := st.answers[p.ID]
	return answered(it, p, answer, now), ok
}

// pointless reports whether a prompt has lost what it is about: the day it
// waits for, or the text that it takes up again, was left out.
//
// A day that was left out after it was named still stands; a text does not.
func (st State) pointless(p *workbook.Prompt) bool {
	_, skipped := st.Skipped(p.Rest.After + p.Rest.On)
	if p.Rest.On != "" {
		_, answered := st.answers[p.Rest.On]
		return skipped && !answered
	}
	return skipped && p.Again == p.Rest.After
}

// outdated reports whether a text that was taken up again, or passed over then,
// was written anew since. What was written anew just as it had become stands.
func (st State) outdated(p *workbook.Prompt) bool {
	last := st.last(p.ID)
	if p.Again == "" || last == "" || last > st.answers[p.Again].ID {
		return false
	}
	_, leftOut := st.Skipped(p.Again)
	return !leftOut && !bytes.Equal(st.answers[p.Again].Answer, st.answers[p.ID].Answer)
}

// asked reports whether the prompt that a rest counts from is asked at all.
func (st State) asked(wb *workbook.Workbook, prompt string) bool {
	p, _ := wb.Prompt(prompt)
	return p != nil && st.Holds(p.When)
}

// answered is done, unless it is a task put off to a day.
func answered(it Item, p *workbook.Prompt, answer entry.Entry, now time.Time) Item {
	if p.Kind == workbook.Task {
		if day := putOff(plain(answer.Answer)); day != "" {
			it.At, it.Why = dayIn(day, now), p.Why
			return byDay(it, now)
		}
	}
	it.Kind = ItemDone
	return it
}

// byDay makes an item wait for its day, or come due on it. An item whose day
// is not known yet waits without one.
func byDay(it Item, now time.Time) Item {
	it.Kind = ItemWait
	if !it.At.IsZero() && !it.At.After(now) {
		it.Kind = ItemDue
	}
	return it
}

// reopened reports whether the person went back to this step and has not been
// at this prompt since.
func (st State) reopened(step, prompt string) bool {
	id := st.last(prompt)
	return id != "" && st.back.Step == step && id < st.back.ID
}

// last is the id of the entry that last settled a prompt: its answer or its
// skip, or "" for neither.
func (st State) last(prompt string) string {
	return max(st.answers[prompt].ID, st.skips[prompt].ID)
}

// restEnds gives the day on which a prompt's rest ends, or the zero time when
// the answer it counts from is missing. A prompt left out counts from that day.
// When the clock went back since that
// answer, the days count from now: nobody waits longer than the rest is long.
func (st State) restEnds(p *workbook.Prompt, now time.Time) time.Time {
	base, ok := st.answers[p.Rest.After+p.Rest.On]
	if !ok {
		if base, ok = st.Skipped(p.Rest.After); !ok {
			return time.Time{}
		}
	}
	if short, ok := st.rests[p.ID]; ok && short.ID > base.ID {
		return dayIn(short.Until, now)
	}
	if p.Rest.On != "" {
		var day string
		if json.Unmarshal(base.Answer, &day) != nil {
			return time.Time{}
		}
		return dayIn(day, now)
	}
	from := base.At
	if from.After(now) {
		from = now
	}
	return midnight(from.In(now.Location())).AddDate(0, 0, p.Rest.Days[st.Subject.Severity])
}
