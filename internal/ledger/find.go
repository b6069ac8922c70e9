package ledger

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Listed returns all agreements in the order in which they are listed and numbered:
// the open ones first.
func (l Ledger) Listed() []*Promise {
	closed := slices.DeleteFunc(slices.Clone(l.Promises), (*Promise).Open)
	return append(l.Open(), closed...)
}

// Open returns what still counts, of all sorts.
func (l Ledger) Open() []*Promise {
	return slices.DeleteFunc(slices.Clone(l.Promises), func(p *Promise) bool { return !p.Open() })
}

// MostOpen is how many promises can be open at once. Few are kept better than many.
const MostOpen = 3

// Full reports whether no further promise fits.
func (l Ledger) Full() bool {
	return len(slices.DeleteFunc(l.Open(), func(p *Promise) bool { return p.Sort != Usual })) >= MostOpen
}

// ByID returns the promise that was made in the entry with this id, or nil.
func (l Ledger) ByID(id string) *Promise {
	for _, p := range l.Promises {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// Errors of Find.
var (
	ErrNone    = errors.New("no promise has these words")
	ErrSeveral = errors.New("several promises have these words")
)

// Find returns the promise that a person means: by its id or the end of it, its number
// in the list, the prompt in whose answer it was made, or a few of its words. Among
// several with the words, the only open one is meant.
func (l Ledger) Find(said string) (*Promise, error) {
	said = strings.TrimSpace(said)
	listed := l.Listed()
	if n, err := strconv.Atoi(said); err == nil && 1 <= n && n <= len(listed) {
		return listed[n-1], nil
	}
	for _, p := range slices.Backward(listed) {
		if strings.EqualFold(p.ID, said) || p.Prompt != "" && p.Prompt == said {
			return p, nil
		}
	}
	var found []*Promise
	for _, p := range listed {
		if said != "" && p.says(said) {
			found = append(found, p)
		}
	}
	if len(found) > 1 {
		if open := slices.DeleteFunc(slices.Clone(found), func(p *Promise) bool { return !p.Open() }); len(open) == 1 {
			found = open
		}
	}
	switch len(found) {
	case 0:
		return nil, ErrNone
	case 1:
		return found[0], nil
	}
	return nil, ErrSeveral
}

// says reports whether all words are in the promise.
func (p *Promise) says(words string) bool {
	text := strings.ToLower(p.What())
	for _, word := range strings.Fields(strings.ToLower(words)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// DayMeant returns which of its days a person means who tells of a promise. The day
// they name is when it was done, or should have been; the zero day is today. Kept
// ahead of its day, it counts for the next one. If all is told, ok is false.
func (p *Promise) DayMeant(named time.Time, state State) (day time.Time, ok bool) {
	on := named
	if on.IsZero() {
		on = p.today
	}
	if on.Before(p.Versions[0].From) {
		return time.Time{}, false
	}
	var exact, late, early *Occurrence
	all := p.Occurrences()
	for i := range all {
		o := &all[i]
		switch {
		case o.Day.Equal(on):
			exact = o
		case o.Day.Before(on) && (o.Tell == nil || !named.IsZero()):
			late = o
		case o.Day.After(on) && early == nil && o.State == Ahead:
			early = o
		}
	}
	switch {
	case exact != nil && (exact.Tell == nil || !named.IsZero()):
		return exact.Day, true
	case late != nil && late.Tell == nil:
		return late.Day, true
	case exact != nil && exact.Tell != nil && named.IsZero():
		return exact.Day, exact.State != state
	case early != nil && state != Missed:
		return early.Day, true
	case late != nil:
		return late.Day, true
	}
	return time.Time{}, false
}
