package guide

import (
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// ledgerOf returns the promises of a journal, with the days on which they rest. On a
// closed path there are none.
func (st State) ledgerOf(wb *workbook.Workbook, words workbook.Words, now time.Time) ledger.Ledger {
	if wb.Path != workbook.Hurting {
		return ledger.Ledger{Today: days.DayOf(now)}
	}
	l := ledger.Fold(st.entries, now, ledger.PromptsOf(wb), words)
	if len(l.Promises) == 0 {
		return l
	}
	reaches := st.reaching(wb)
	quiet, ended := st.quietDays(wb, now)
	for _, p := range l.Promises {
		if len(quiet) > 0 && reaches(p) {
			p.Rests = quiet
			continue
		}
		p.Rests = slices.DeleteFunc(slices.Clone(ended), func(s ledger.Span) bool { return s.Start.Before(days.DayOf(p.Made)) })
	}
	return l
}

// Reaches reports whether a promise reaches for the other person: it shows them
// something, or its words are about them.
func (st State) Reaches(wb *workbook.Workbook, p *ledger.Promise) bool { return st.reaching(wb)(p) }

// reaching returns Reaches for many promises.
func (st State) reaching(wb *workbook.Workbook) func(p *ledger.Promise) bool {
	others, names := othersOf(wb), workbook.Names{Other: st.Subject.Other}
	return func(p *ledger.Promise) bool {
		terms := p.Current().Terms
		return p.Sort == ledger.Openness ||
			slices.ContainsFunc([]string{terms.What, terms.If, terms.Then, terms.Unforeseen}, func(text string) bool {
				return others.Find(text) != "" || names.OtherIn(text)
			})
	}
}

// othersOf returns the words for somebody else.
func othersOf(wb *workbook.Workbook) workbook.Pattern {
	for _, step := range wb.Steps {
		for _, p := range step.Prompts {
			if p.Phrases != nil {
				return p.Phrases.Others
			}
		}
	}
	return workbook.Pattern{}
}

// quietDays returns the days on which nothing may reach for the other person, and those
// on which all of it was over, as the steering had it at the time.
func (st State) quietDays(wb *workbook.Workbook, now time.Time) (quiet, ended []ledger.Span) {
	prompts := quieting(wb)
	decides, so := deciding(prompts), Fold(nil)
	for _, e := range st.entries {
		if e.Prompt == "" || decides(e) {
			so.add(e)
		}
		if decides(e) {
			adopted, day := so.adopted(prompts), days.DayOf(st.written(e, now))
			quiet = span(quiet, adopted.Quiet(wb), day)
			ended = span(ended, adopted.Ended(wb), day)
		}
	}
	return quiet, ended
}

// span goes on with a list of spans at a day from which something is so, or is not.
func span(spans []ledger.Span, so bool, day time.Time) []ledger.Span {
	last := len(spans) - 1
	open := last >= 0 && spans[last].End.IsZero()
	switch {
	case so && !open:
		return append(spans, ledger.Span{Start: day})
	case !so && open:
		spans[last].End = day
	}
	return spans
}

// Quiet reports whether nothing may reach for the other person.
func (st State) Quiet(wb *workbook.Workbook) bool {
	return slices.ContainsFunc(wb.Routes.Steering, func(rule *workbook.Rule) bool { return rule.Quiet && st.Steers(rule) })
}

// Ended reports whether all of it is over: what was promised before doesn't come around.
func (st State) Ended(wb *workbook.Workbook) bool {
	return slices.ContainsFunc(wb.Routes.Steering, func(rule *workbook.Rule) bool { return rule.Ends && st.Steers(rule) })
}

// quieting returns the prompts whose answers decide whether something may reach for the
// other person, or all is over: those that such a rule names, and those that make such
// an answer lapse.
func quieting(wb *workbook.Workbook) (prompts []*workbook.Prompt) {
	var add func(when workbook.When)
	add = func(when workbook.When) {
		for key := range when {
			p, _ := wb.Prompt(key)
			if p == nil || slices.Contains(prompts, p) {
				continue
			}
			prompts = append(prompts, p)
			for _, lapse := range p.Lapses {
				add(lapse.Once)
			}
		}
	}
	for _, rule := range wb.Routes.Steering {
		if rule.Quiet || rule.Ends {
			for _, when := range rule.When {
				add(when)
			}
		}
	}
	return prompts
}

// deciding returns a function that reports whether an entry can change what those
// prompts decide.
func deciding(prompts []*workbook.Prompt) func(entry.Entry) bool {
	ids := map[string]bool{}
	for _, p := range prompts {
		ids[p.ID] = true
		for _, former := range p.Formerly {
			ids[former.Prompt] = true
		}
		for _, f := range p.Fields {
			ids[f.Formerly] = true
		}
	}
	delete(ids, "")
	return func(e entry.Entry) bool {
		return ids[e.Prompt] || e.Kind == entry.Setup || e.Kind == entry.Journal
	}
}

// withPromises returns the state with the ledger's wordings as the answers to the
// prompts that make promises. A promise that was made at no prompt counts as the
// answer to the first one that would be asked now.
func (st State) withPromises(wb *workbook.Workbook, l ledger.Ledger, now time.Time) State {
	st.over = map[string]bool{}
	for _, p := range l.Promises {
		prompt, at := st.slot(wb, p, now)
		if prompt == nil || prompt.Kind != workbook.Promises {
			continue
		}
		e, answered := st.answers[prompt.ID]
		if !answered {
			e = entry.Entry{ID: p.ID, At: at, Kind: entry.Answer, Prompt: prompt.ID}
		}
		if p.Current().ID != e.ID {
			e.Answer = fieldsOf(prompt, p.Current())
		}
		st.answers[prompt.ID] = e
		st.over[prompt.ID] = !p.Ended.IsZero() || p.Over()
	}
	return st
}

// slot returns the prompt whose answer a promise is, or nil, and since when it is.
func (st State) slot(wb *workbook.Workbook, p *ledger.Promise, now time.Time) (*workbook.Prompt, time.Time) {
	if p.Prompt != "" {
		prompt, _ := wb.Prompt(p.Prompt)
		return prompt, p.Made
	}
	if p.Sort != ledger.Usual || !p.Ended.IsZero() {
		return nil, time.Time{}
	}
	pl := newPlanner(wb, st, now)
	for _, s := range pl.route.Sittings {
		for _, prompt := range pl.promptsOf(s) {
			if at, known := pl.opens(s); prompt.Kind == workbook.Promises && prompt.Makes == "" && st.last(prompt.ID) == "" && known && !at.After(now) {
				return prompt, later(at, p.Made)
			}
		}
	}
	return nil, time.Time{}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// fieldsOf returns a promise as the answer to a prompt.
func fieldsOf(prompt *workbook.Prompt, v ledger.Version) []byte {
	given := v.Fields()
	values := map[string]string{}
	for _, f := range prompt.Fields {
		if text := given[f.ID]; text != "" {
			values[f.ID] = text
		}
	}
	return entry.Value(values)
}

// promiseItems returns the items of promises: what can be told of them by now, and
// when they come round next.
func promiseItems(l ledger.Ledger, fm answers.Format) Source {
	return func(_ View, now time.Time) []Item {
		var items []Item
		for _, p := range l.Open() {
			items = append(items, itemsOf(p, fm, now)...)
		}
		slices.SortStableFunc(items, func(a, b Item) int { // what has no day is last
			if a.At.IsZero() != b.At.IsZero() {
				return b.At.Compare(a.At)
			}
			return a.At.Compare(b.At)
		})
		return items
	}
}

func itemsOf(p *ledger.Promise, fm answers.Format, now time.Time) []Item {
	v := p.Current()
	it := Item{Ref: Ref{Promise: p.ID}, Text: v.What, made: v.ID}
	if v.By.IsZero() {
		it.Why = fm.When(v.Often())
	}
	if v.Unclear != "" && p.Ticked() {
		it.Kind, it.Unclear = ItemAsk, true
		return []Item{it}
	}
	var items []Item
	if due, ok := p.Due(); ok {
		it.Kind, it.At, it.Count = ItemDue, inZone(due.First, now), due.Count
		it.Fresh = due.First.Equal(days.DayOf(now)) && due.First.Equal(days.DayOf(p.Made))
		items = append(items, it)
	}
	it.Fresh = false
	if next, ok := p.Next(); ok {
		it.Kind, it.At, it.Count = ItemWait, inZone(next, now), 1
		items = append(items, it)
	}
	return items
}

// inZone returns the beginning of a day in the time zone of now.
func inZone(day, now time.Time) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, now.Location())
}

// quietAtEnd removes the promises that were made before the route came to its end, and
// what is asked of people who were away. From then on nothing is asked any more.
func (a *Agenda) quietAtEnd(pl planner) {
	asked := func(it Item) bool { return it.IsPrompt() && !it.back }
	if slices.ContainsFunc(a.Ready, asked) || slices.ContainsFunc(a.Waiting, asked) {
		return
	}
	last := ""
	for _, s := range pl.route.Sittings {
		for _, p := range pl.promptsOf(s) {
			last = max(last, pl.st.last(p.ID))
		}
	}
	a.ended = last
	before := func(it Item) bool { return it.back || it.Promise != "" && it.made <= last }
	a.Ready = slices.DeleteFunc(a.Ready, before)
	a.Due = slices.DeleteFunc(a.Due, before)
	a.Waiting = slices.DeleteFunc(a.Waiting, before)
}
