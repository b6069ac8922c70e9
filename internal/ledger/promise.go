package ledger

import (
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// Promise is one promise, limit or offer, with everything that became of it.
type Promise struct {
	ID       string // of the entry that made it
	Made     time.Time
	Prompt   string // in whose answer it was made, or ""
	Sort     Sort
	Versions []Version // oldest first
	Tells    []Tell    // that count, by their days
	Ended    time.Time // zero while it is open
	Why      string    // why it ended, in the person's words
	Entries  []string  // ids of all entries about it, in order
	Rests    []Span    // days on which it rests, by the day

	today  time.Time
	byDay  map[int64]*Tell // the latest about each day
	ranges []*Tell         // those about several days
}

// Version is one wording of a promise.
type Version struct {
	entry.Terms
	ID    string    // of its entry
	From  time.Time // its first day
	By    time.Time // the day; zero for a rhythm
	Until time.Time // the last day of what is offered; or zero

	Rhythm  days.Rhythm
	Unclear string // what says how often, if that is no rhythm

	anchor time.Time // what the rhythm counts from
}

// Tell is what the person told of one day, or of all days since another one.
type Tell struct {
	ID     string
	Day    time.Time
	Since  time.Time // zero for one day
	Done   time.Time // when it was done, if that is not the same day
	State  State
	Text   string // what happened
	Told   string // yes, no or ""
	Repair string
}

// Current returns the wording that counts now.
func (p *Promise) Current() Version { return p.Versions[len(p.Versions)-1] }

// Often returns the day or the rhythm of a promise as it is stored, or what it says
// instead.
func (v Version) Often() string {
	switch {
	case !v.By.IsZero():
		return v.By.Format(time.DateOnly)
	case !v.Rhythm.IsZero():
		return v.Rhythm.String()
	}
	return v.Unclear
}

// Fields returns a wording by the fields of the prompts that ask for promises.
func (v Version) Fields() map[string]string {
	fields := map[string]string{"act": v.What, "answers": v.Answers, "by": v.Often(), "from": v.Terms.From, "if": v.If, "then": v.Then,
		"unforeseen": v.Unforeseen, "notice": v.Notice, "agreed": v.Agreed}
	if !v.Until.IsZero() {
		fields["until"] = v.Until.Format(time.DateOnly)
	}
	return fields
}

// What returns the promise's own words.
func (p *Promise) What() string { return p.Current().What }

// Open reports whether a promise still counts: it was not ended, its last day has not
// passed, and there is something left to do.
func (p *Promise) Open() bool {
	if !p.Ended.IsZero() && !p.Ended.After(p.today) || p.Over() {
		return false
	}
	v := p.Current()
	return v.By.IsZero() || p.tellOf(v.By) == nil
}

// Over reports whether what was offered until a day has ended by itself.
func (p *Promise) Over() bool {
	until := p.Current().Until
	return !until.IsZero() && until.Before(p.today)
}

// Ticked reports whether a promise has days of which it can be told whether it was
// kept.
func (p *Promise) Ticked() bool { return p.Sort != Boundary }

// end returns the first day on which a promise does not count any more, or zero.
func (p *Promise) end() time.Time {
	end := p.Ended
	if until := p.Current().Until; !until.IsZero() {
		if after := until.AddDate(0, 0, 1); end.IsZero() || after.Before(end) {
			end = after
		}
	}
	return end
}

// sortTells sorts what was told by its days.
func (p *Promise) sortTells() {
	slices.SortStableFunc(p.Tells, func(a, b Tell) int { return a.Day.Compare(b.Day) })
	p.byDay, p.ranges = map[int64]*Tell{}, nil
	for i := range p.Tells {
		t := &p.Tells[i]
		if !t.Since.IsZero() {
			p.ranges = append(p.ranges, t)
		} else if before := p.byDay[t.Day.Unix()]; before == nil || before.ID < t.ID {
			p.byDay[t.Day.Unix()] = t
		}
	}
}

// tellOf returns what was told of a day, or nil. The latest counts.
func (p *Promise) tellOf(day time.Time) *Tell {
	found := p.byDay[day.Unix()]
	for _, t := range p.ranges {
		if t.covers(day) && (found == nil || t.ID > found.ID) {
			found = t
		}
	}
	return found
}

func (t *Tell) covers(day time.Time) bool {
	return !day.Before(t.Since) && !day.After(t.Day)
}

// resting reports whether a promise rests on a day.
func (p *Promise) resting(day time.Time) bool {
	for _, span := range p.Rests {
		if span.Contains(day) {
			return true
		}
	}
	return false
}
