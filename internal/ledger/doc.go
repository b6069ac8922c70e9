// Package ledger owns promises over time: what was promised, in which words since
// when, on which days it comes round, and what the person told of each of them. It
// folds a ledger from the entries of a journal, in the order of their ids, so that
// two copies of a journal that are merged lead to the same one.
//
// A promise is made by an entry of kind promise, or by the answer to a prompt of the
// step where promises are made; both are the same thing here. Later entries change it
// or end it, and all earlier wordings stay. An entry of kind checkin tells how it went
// on one of its days, or on several.
//
// Days are days of the calendar, as midnights in UTC: the day of an entry is the day
// at the place where it was written, so neither a trip nor summer time moves one.
//
// It refuses to ask, to remind, and to know what may be asked at the moment.
package ledger

import (
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/days"
)

// Sort is the sort of an agreement.
type Sort string

// The sorts. The usual one is a promise that is kept or missed.
const (
	Usual    Sort = ""
	Openness Sort = "openness" // something that is shown for a while
	Boundary Sort = "boundary" // a limit, which has no day
)

// State is what became of a promise on one of its days.
type State string

// The states of a day.
const (
	Kept    State = "kept"
	Missed  State = "missed"
	Changed State = "changed" // the promise was changed before it was told, or it was agreed otherwise
	Untold  State = "untold"  // it has come, and nothing was told yet
	Ahead   State = "ahead"
)

// Occurrence is a promise on one of its days.
type Occurrence struct {
	Day   time.Time
	State State
	Tell  *Tell // what was told of it; nil if nothing was
}

// Span is some days on which a promise rests: from the first up to the one before
// End. The zero End has not come yet.
type Span struct{ Start, End time.Time }

// Contains reports whether a day is one of the span.
func (s Span) Contains(day time.Time) bool {
	return !day.Before(s.Start) && (s.End.IsZero() || day.Before(s.End))
}

// dayOf reads a stored day, or returns the zero time.
func dayOf(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return time.Time{}
	}
	return t
}

// today returns the day of a moment.
func today(now time.Time) time.Time { return days.DayOf(now) }
