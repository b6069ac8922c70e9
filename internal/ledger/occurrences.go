package ledger

import (
	"slices"
	"time"
)

// Occurrences returns the days of a promise that have come, and the next one, oldest
// first.
func (p *Promise) Occurrences() []Occurrence {
	if !p.Ticked() {
		return nil
	}
	var all []Occurrence
	for i := range p.Versions {
		all = append(all, p.during(i)...)
	}
	all = p.withOtherTells(all)
	slices.SortStableFunc(all, func(a, b Occurrence) int { return a.Day.Compare(b.Day) })
	return slices.CompactFunc(all, func(a, b Occurrence) bool { return a.Day.Equal(b.Day) })
}

// during returns the days that come while wording i counts.
func (p *Promise) during(i int) []Occurrence {
	v, last := p.Versions[i], i == len(p.Versions)-1
	stop := p.end()
	if !last {
		stop = p.Versions[i+1].From
	}
	switch {
	case !v.By.IsZero():
		return p.once(i)
	case v.Rhythm.IsZero():
		return nil
	case v.From.IsZero() || v.Terms.From == FromDone:
		return p.fromDone(v, stop, last)
	}
	var found []Occurrence
	for day := v.Rhythm.Next(v.From.AddDate(0, 0, -1), v.anchor); !day.IsZero() && (stop.IsZero() || day.Before(stop)); day = v.Rhythm.Next(day, v.anchor) {
		if o, ok := p.at(day); ok {
			found = append(found, o)
			if o.State == Ahead {
				break
			}
		}
		if day.After(p.today.AddDate(1, 0, 0)) {
			break // it rests, and nobody knows until when
		}
	}
	return p.changed(found, i)
}

// FromDone says that a rhythm counts from the day on which it was done last.
const FromDone = "done"

// at returns the promise on one of its days, unless it rests then and nothing was
// told.
func (p *Promise) at(day time.Time) (Occurrence, bool) {
	o := Occurrence{Day: day, State: Untold, Tell: p.tellOf(day)}
	switch {
	case o.Tell != nil:
		o.State = o.Tell.State
	case p.resting(day):
		return o, false
	case day.After(p.today):
		o.State = Ahead
	}
	return o, true
}

// changed marks the last day before a change of the rhythm, if nothing was told of it.
func (p *Promise) changed(found []Occurrence, i int) []Occurrence {
	if i == len(p.Versions)-1 || len(found) == 0 || p.Versions[i+1].sameDays(p.Versions[i]) {
		return found
	}
	if last := &found[len(found)-1]; last.State == Untold {
		last.State = Changed
	}
	return found
}

func (v Version) sameDays(other Version) bool {
	return v.By.Equal(other.By) && v.Rhythm.String() == other.Rhythm.String()
}

// once returns the one day of a promise that has a day. It is changed if a later
// wording moved it before anything was told of it.
func (p *Promise) once(i int) []Occurrence {
	day := p.Versions[i].By
	o, ok := p.at(day)
	if i < len(p.Versions)-1 {
		next := p.Versions[i+1]
		switch {
		case next.sameDays(p.Versions[i]):
			return nil // it comes with the later wording
		case o.Tell == nil:
			o.State, ok = Changed, true
		}
	} else if end := p.end(); o.Tell == nil && !end.IsZero() && !day.Before(end) {
		ok = false
	}
	if !ok {
		return nil
	}
	return []Occurrence{o}
}

// fromDone returns the days of a rhythm that counts from the day on which it was done:
// those that were told, and the one after them.
func (p *Promise) fromDone(v Version, stop time.Time, last bool) []Occurrence {
	var found []Occurrence
	next := v.Rhythm.Next(v.From.AddDate(0, 0, -1), v.anchor)
	for i := range p.Tells {
		t := &p.Tells[i]
		if t.Day.Before(v.From) || !stop.IsZero() && !t.Day.Before(stop) {
			continue
		}
		found = append(found, Occurrence{t.Day, t.State, p.tellOf(t.Day)})
		base := t.Day
		if t.State == Kept && t.Done.After(base) {
			base = t.Done
		}
		next = v.Rhythm.NextDone(base)
	}
	for p.resting(next) {
		if next.After(p.today.AddDate(1, 0, 0)) {
			return found
		}
		next = next.AddDate(0, 0, 1)
	}
	if o, ok := p.at(next); ok && last && (stop.IsZero() || next.Before(stop)) {
		found = append(found, o)
	}
	return found
}

// withOtherTells adds days of which something was told, but which are none of the
// rhythm any more.
func (p *Promise) withOtherTells(all []Occurrence) []Occurrence {
	used := map[*Tell]bool{}
	for _, o := range all {
		used[o.Tell] = true
	}
	for i := range p.Tells {
		t := &p.Tells[i]
		if latest := p.tellOf(t.Day); latest != nil && !used[latest] {
			used[latest] = true
			all = append(all, Occurrence{t.Day, latest.State, latest})
		}
	}
	return all
}

// Due is what can be told of a promise by now.
type Due struct {
	First, Last time.Time // the days on which it came round, since something was told
	Count       int
}

// Due returns what can be told of an open promise: the days that have come since the
// last one of which anything was told. What was left out before that does not come
// back, but can still be told. While a promise rests, nothing is due of it.
func (p *Promise) Due() (Due, bool) {
	var due Due
	if !p.Open() || p.resting(p.today) {
		return due, false
	}
	for _, o := range slices.Backward(p.Occurrences()) {
		if o.State == Ahead {
			continue
		}
		if o.State != Untold {
			break
		}
		if due.Count++; due.Count == 1 {
			due.Last = o.Day
		}
		due.First = o.Day
	}
	return due, due.Count > 0
}

// Next returns the next day of an open promise after today, if it is known.
func (p *Promise) Next() (time.Time, bool) {
	if !p.Open() {
		return time.Time{}, false
	}
	for _, o := range slices.Backward(p.Occurrences()) {
		if o.State == Ahead {
			return o.Day, true
		}
	}
	return time.Time{}, false
}

// Recent returns the last days of a promise that have come, oldest first, at most so
// many.
func (p *Promise) Recent(most int) []Occurrence {
	past := slices.DeleteFunc(p.Occurrences(), func(o Occurrence) bool { return o.State == Ahead })
	return past[max(0, len(past)-most):]
}

// Scheduled is a day on which a promise comes round or came round.
type Scheduled struct {
	Day time.Time
	On  bool // it still does, and nothing was told of it
}

// Scheduled returns the days between two days on which a promise comes round in any of
// its wordings, so that those which do not count any more can be taken back.
func (p *Promise) Scheduled(from, to time.Time) []Scheduled {
	if !p.Ticked() {
		return nil
	}
	on, open := map[int64]bool{}, p.Open() && !p.resting(p.today)
	for _, o := range p.Occurrences() {
		on[o.Day.Unix()] = open && (o.State == Untold || o.State == Ahead)
	}
	var all []Scheduled
	seen := map[int64]bool{}
	add := func(day time.Time, is bool) {
		if key := day.Unix(); !seen[key] && !day.Before(from) && !day.After(to) {
			seen[key] = true
			all = append(all, Scheduled{day, is})
		}
	}
	for i, v := range slices.Backward(p.Versions) {
		if !v.By.IsZero() {
			add(v.By, on[v.By.Unix()])
			continue
		}
		last := i == len(p.Versions)-1
		for day := v.Rhythm.Next(later(v.From, from).AddDate(0, 0, -1), v.anchor); !day.IsZero() && !day.After(to); day = v.Rhythm.Next(day, v.anchor) {
			ahead := open && last && day.After(p.today) && v.Terms.From != FromDone && p.counts(day)
			add(day, on[day.Unix()] || ahead)
		}
	}
	for _, o := range p.Occurrences() { // also the days that count from when it was done
		add(o.Day, on[o.Day.Unix()])
	}
	slices.SortFunc(all, func(a, b Scheduled) int { return a.Day.Compare(b.Day) })
	return all
}

// counts reports whether a promise comes round on a day of its rhythm that is ahead.
func (p *Promise) counts(day time.Time) bool {
	end := p.end()
	return !p.resting(day) && p.tellOf(day) == nil && (end.IsZero() || day.Before(end))
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
