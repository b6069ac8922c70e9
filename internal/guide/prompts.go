package guide

import (
	"bytes"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// item returns the item of a prompt that applies.
func (st State) item(wb *workbook.Workbook, step *workbook.Step, p *workbook.Prompt, now time.Time) Item {
	it := Item{Kind: ItemAsk, Ref: Ref{Step: step.ID, Prompt: p.ID}}
	if handled, ok := st.handled(it, p, now); ok && !st.outdated(p) {
		return handled
	}
	if p.Rest == nil || !st.isAsked(wb, p.Rest.After+p.Rest.On) {
		return it
	}
	if st.pointless(p) {
		it.Kind = ItemDone
		return it
	}
	it.At, it.Why, it.Rests, it.For = st.restEnds(p, now), p.Rest.Why, true, p.Rest.After+p.Rest.On
	return dueOrWaiting(it, now)
}

// handled returns the item of a prompt that was answered or skipped, and reports
// whether it was.
func (st State) handled(it Item, p *workbook.Prompt, now time.Time) (Item, bool) {
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

// answered returns the item of an answered prompt: done, unless it is a task that
// was put off.
func answered(it Item, p *workbook.Prompt, answer entry.Entry, now time.Time) Item {
	if p.Kind == workbook.Task {
		if day := putOff(plain(answer.Answer)); day != "" {
			it.At, it.Why = dayIn(day, now), p.Why
			return dueOrWaiting(it, now)
		}
	}
	it.Kind = ItemDone
	return it
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
// skipped the date prompt that it waits for, or the text that it asks for again.
//
// A date that was answered before the skip still counts; a text does not.
func (st State) pointless(p *workbook.Prompt) bool {
	_, skipped := st.Skipped(p.Rest.After + p.Rest.On)
	if p.Rest.On != "" {
		_, answered := st.answers[p.Rest.On]
		return skipped && !answered
	}
	return skipped && p.Again == p.Rest.After
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

// isAsked reports whether a prompt is asked at all.
func (st State) isAsked(wb *workbook.Workbook, prompt string) bool {
	p, _ := wb.Prompt(prompt)
	return p != nil && st.Holds(p.When)
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

// restEnds returns the day on which the rest before a prompt ends, or the zero time
// if it has not started. A skip starts it like an answer.
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
		return dayIn(plain(base.Answer), now)
	}
	return midnight(st.written(base, now).In(now.Location())).AddDate(0, 0, p.Rest.Days[st.Subject.Severity])
}
