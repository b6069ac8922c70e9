package guide

import (
	"bytes"
	"cmp"
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// items returns the prompts of a sitting that are not done. A sitting that waits as a
// whole has a single item, for its first prompt.
func (pl planner) items(s *workbook.Sitting) []Item {
	at, known := pl.opens(s)
	if !known {
		return nil
	}
	var items []Item
	for _, p := range pl.promptsOf(s) {
		if it, putOff := pl.putOffItem(p, pl.joined(s)); putOff {
			items = append(items, it)
			continue
		}
		if pl.doneIn(s, p, at) {
			continue
		}
		_, step := pl.wb.Prompt(p.ID)
		it := Item{Kind: ItemAsk, Ref: Ref{Step: step.ID, Prompt: p.ID}, Sitting: pl.joined(s), Anew: slices.Contains(s.Again, p.ID)}
		if at.After(pl.now) {
			return append(items, pl.resting(it, s, at))
		}
		switch {
		case s.Opens != nil && s.Opens.Away > 0:
			it.back = true // asked when they come, but nobody is called back for it
		case !at.IsZero():
			it.At, it.Kind, it.Rests = at, ItemDue, true
		}
		items = append(items, it)
	}
	return items
}

// all returns the prompts of a sitting that are not done, as if it were open.
func (pl planner) all(s *workbook.Sitting) []Item {
	var items []Item
	at, _ := pl.opens(s)
	for _, p := range pl.promptsOf(s) {
		if !pl.doneIn(s, p, at) {
			_, step := pl.wb.Prompt(p.ID)
			items = append(items, Item{Kind: ItemAsk, Ref: Ref{Step: step.ID, Prompt: p.ID}, Sitting: pl.joined(s)})
		}
	}
	return items
}

// joined returns the id of the sitting in which the prompts of this one are asked: a
// check-in that was missed is done together with the latest.
func (pl planner) joined(s *workbook.Sitting) string {
	id := s.ID
	for _, other := range pl.later(s) {
		if s.Check && other.Check && pl.st.Holds(other.When) && pl.isOpen(other) {
			id = other.ID
		}
	}
	return id
}

// later returns the sittings of the route after this one.
func (pl planner) later(s *workbook.Sitting) []*workbook.Sitting {
	return pl.route.Sittings[slices.Index(pl.route.Sittings, s)+1:]
}

// resting returns the item of a sitting that waits until a day.
func (pl planner) resting(it Item, s *workbook.Sitting, at time.Time) Item {
	it.Kind, it.At, it.Why, it.Rests = ItemWait, at, s.Opens.Why, true
	it.For = s.Opens.On
	for _, id := range s.Opens.After {
		if len(pl.named(id)) > 0 {
			it.For = id
			break
		}
	}
	return it
}

// doneIn reports whether a prompt is done as far as a sitting is concerned that
// opened on this day.
func (pl planner) doneIn(s *workbook.Sitting, p *workbook.Prompt, opened time.Time) bool {
	switch {
	case pl.st.outdated(p):
		return false
	case pl.pointless(p):
		return true
	case !pl.done(p):
		return false
	case slices.Contains(s.Again, p.ID) && s.Opens != nil && s.Opens.Days == 0 && len(s.Opens.After) > 0:
		base, _ := pl.base(s.Opens.After)
		return pl.st.last(p.ID) > base.id
	case slices.Contains(s.Again, p.ID):
		from := days.DayOf(opened).AddDate(0, 0, -early(s, p))
		return !days.DayOf(pl.st.written(pl.st.lastEntry(p.ID), pl.now)).Before(from)
	}
	return true
}

// early returns how many days before a sitting opens an answer counts for it: a
// check-in that was done a few days late is not asked for again at once, nor a look
// back that was agreed on for about the same time. On an agreed day itself, it is.
func early(s *workbook.Sitting, p *workbook.Prompt) int {
	switch {
	case s.Check:
		return checkedEarly
	case p.Kind == workbook.Review && s.Opens != nil && len(s.Opens.After) > 0:
		return reviewedEarly
	}
	return 0
}

const (
	checkedEarly  = 3
	reviewedEarly = 21
)

// putOffItem returns the item of a task that was put off, in this sitting.
func (pl planner) putOffItem(p *workbook.Prompt, sitting string) (Item, bool) {
	day := pl.putOffUntil(p)
	if day == "" {
		return Item{}, false
	}
	if planned := pl.plannedSince(p); planned != "" {
		day = planned
	}
	_, step := pl.wb.Prompt(p.ID)
	it := Item{Ref: Ref{Step: step.ID, Prompt: p.ID}, Sitting: sitting, At: days.Start(day, pl.now), Why: p.Why, Off: true}
	return dueOrWaiting(it, pl.now), true
}

// putOffUntil returns the day that a task was put off to, or "".
func (pl planner) putOffUntil(p *workbook.Prompt) string {
	if _, skipped := pl.st.Skipped(p.ID); skipped {
		return ""
	}
	return answers.PutOffDay(p, pl.st.answers[p.ID].Answer)
}

// plannedSince returns the day for a task that the person named again after they put
// it off, where a sitting takes its day from, or "".
func (pl planner) plannedSince(p *workbook.Prompt) string {
	for _, s := range pl.route.Sittings {
		if s.Opens == nil || s.Opens.On == "" || !slices.Contains(s.Prompts, p.ID) || !pl.st.Holds(s.When) {
			continue
		}
		plan, _ := pl.wb.Prompt(s.Opens.On)
		answer := pl.st.answers[s.Opens.On]
		anew := answer.ID > max(pl.st.answers[p.ID].ID, pl.st.firsts[s.Opens.On].ID)
		if plan != nil && pl.done(plan) && anew {
			return cmp.Or(answers.NamedDay(plan, answer.Answer), answer.At.Format(time.DateOnly))
		}
	}
	return ""
}

// reopened returns the prompts of the step that the person went back to, as far as they
// were not answered or skipped since.
func (pl planner) reopened() []Item {
	step := pl.wb.Step(pl.st.back.Step)
	if step == nil {
		return nil
	}
	var o order
	o.add(pl.wb, pl.st)
	var items []Item
	for _, p := range o.all {
		if slices.Contains(step.Prompts, p) && pl.applies(p) && pl.st.reopened(step.ID, p.ID) && !pl.st.outdated(p) {
			items = append(items, Item{Kind: ItemAsk, Ref: Ref{Step: step.ID, Prompt: p.ID}, Again: true, Sitting: step.ID})
		}
	}
	return items
}

// dueOrWaiting makes an item due from its day on, and waiting before. An item whose
// day is not known yet waits too.
func dueOrWaiting(it Item, now time.Time) Item {
	it.Kind = ItemWait
	if !it.At.IsZero() && !it.At.After(now) {
		it.Kind = ItemDue
	}
	return it
}

// pointless reports whether a prompt makes no sense any more, because the person
// skipped the text that it asks for again.
func (pl planner) pointless(p *workbook.Prompt) bool {
	if p.Again == "" {
		return false
	}
	_, skipped := pl.st.Skipped(p.Again)
	return skipped
}

// outdated reports whether the original text has changed since this prompt, which
// asks for it again, was answered or skipped. It is not outdated if the two texts
// are the same.
func (st State) outdated(p *workbook.Prompt) bool {
	last := st.last(p.ID)
	if p.Again == "" || last == "" || last > st.answers[p.Again].ID {
		return false
	}
	_, skipped := st.Skipped(p.Again)
	return !skipped && !bytes.Equal(st.answers[p.Again].Answer, st.answers[p.ID].Answer)
}

// reopened reports whether the person went back to this step after the last answer
// to this prompt.
func (st State) reopened(step, prompt string) bool {
	id := st.last(prompt)
	return id != "" && st.back.Step == step && id < st.back.ID
}

// last returns the id of the last answer to a prompt or of its last skip,
// whichever is later, or "" if there is neither.
func (st State) last(prompt string) string {
	return max(st.answers[prompt].ID, st.skips[prompt].ID)
}

// lastEntry returns the last answer to a prompt or its last skip, whichever is
// later.
func (st State) lastEntry(prompt string) entry.Entry {
	answer, skip := st.answers[prompt], st.skips[prompt]
	if skip.ID > answer.ID {
		return skip
	}
	return answer
}
