package guide

import (
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// RowKind says what a row of the calendar is about.
type RowKind string

// The kinds of row.
const (
	RowPromise  RowKind = "promise"  // how a promise went
	RowOpenness RowKind = "openness" // something that is shown
	RowEnd      RowKind = "end"      // what is shown until a day ends by itself
	RowReview   RowKind = "review"   // a look back
	RowReread   RowKind = "reread"   // a text that rests is read again
	RowTask     RowKind = "task"     // a task that was put off
	RowSitting  RowKind = "sitting"  // some other questions
)

// RowState says where a row is in time.
type RowState string

// The states of a row.
const (
	RowDue     RowState = "due" // today, or whenever the person likes
	RowOverdue RowState = "overdue"
	RowWaits   RowState = "waits"
	RowDone    RowState = "done"
)

// Row is one thing of the calendar.
type Row struct {
	Kind    RowKind
	Promise string // its id, or ""
	ID      string // what it is about, the same on every day: a promise, a sitting or a prompt
	What    string // in words; of a promise, its own
	At      time.Time
	State   RowState
	Count   int // on how many days it came round so far
	Why     string
	Fresh   bool    // made today, and for today
	Sitting Sitting // of questions
}

// Rows returns what is due and what waits, what is due first, then by day. What was
// told of today already is done.
func (v View) Rows() []Row {
	var rows []Row
	seen := map[string]bool{}
	for _, it := range slices.Concat(v.Agenda.Ready, v.Agenda.Waiting) {
		if it.Promise != "" {
			rows = append(rows, v.promiseRow(it))
		} else if r := v.sittingRow(it); !seen[r.ID] {
			seen[r.ID] = true
			rows = append(rows, r)
		}
	}
	rows = append(rows, v.ledgerRows()...)
	slices.SortStableFunc(rows, func(a, b Row) int {
		if c := a.rank() - b.rank(); c != 0 {
			return c
		}
		return a.At.Compare(b.At)
	})
	return rows
}

// rank puts what is due before what can be done any day and what waits, and what is
// done last.
func (r Row) rank() int {
	switch {
	case r.State == RowDone:
		return 3
	case r.State == RowWaits:
		return 2
	case r.At.IsZero():
		return 1
	}
	return 0
}

func (v View) promiseRow(it Item) Row {
	r := Row{Kind: RowPromise, Promise: it.Promise, ID: it.Promise, What: it.Text, At: it.At, Count: max(it.Count, 1), Why: it.Why, State: v.rowState(it), Fresh: it.Fresh}
	if p := v.Ledger.ByID(it.Promise); p != nil && p.Sort == ledger.Openness {
		r.Kind = RowOpenness
	}
	return r
}

// rowState returns where an item is in time.
func (v View) rowState(it Item) RowState {
	switch {
	case it.Kind == ItemWait:
		return RowWaits
	case !it.At.IsZero() && it.At.Before(days.Midnight(v.now)):
		return RowOverdue
	}
	return RowDue
}

// sittingRow returns the row of a prompt: that of its sitting.
func (v View) sittingRow(it Item) Row {
	p, _ := v.Workbook.Prompt(it.Prompt)
	s := v.Agenda.SittingNamed(it.Sitting)
	r := Row{Kind: RowSitting, ID: it.Sitting, At: it.At, Count: 1, State: v.rowState(it), Why: v.Fill(it.Why), Sitting: s}
	r.What = v.TitleOfSitting(s)
	if p == nil { // from another source
		r.ID, r.What = it.Name(), v.Title(it)
		return r
	}
	if r.Why == "" {
		r.Why = v.Fill(p.Why)
	}
	switch {
	case it.Off:
		r.Kind, r.ID, r.What = RowTask, it.Prompt, v.TitleOf(p)
	case slices.ContainsFunc(s.Left, v.isReview) || v.isReview(it.Prompt):
		r.Kind = RowReview
	case p.Again != "" && p.Kind == workbook.Letter:
		r.Kind = RowReread
	}
	return r
}

func (v View) isReview(id string) bool {
	p, _ := v.Workbook.Prompt(id)
	return p != nil && p.Kind == workbook.Review
}

// ledgerRows returns the rows that are no items: what was told already of today or of
// a later day, and the days on which something that is shown ends.
func (v View) ledgerRows() []Row {
	var rows []Row
	for _, p := range v.Ledger.Promises {
		for _, o := range p.Occurrences() {
			if o.Tell != nil && !o.Day.Before(v.Ledger.Today) {
				rows = append(rows, Row{Kind: RowPromise, Promise: p.ID, ID: p.ID, What: p.What(), At: inZone(o.Day, v.now), State: RowDone, Count: 1,
					Why: v.Answers().When(p.Current().Often())})
			}
		}
		if until := p.Current().Until; p.Open() && !until.IsZero() && !v.Rests(p) {
			rows = append(rows, Row{Kind: RowEnd, Promise: p.ID, ID: p.ID + "-end", What: p.What(), At: inZone(until, v.now), State: v.endState(until), Count: 1})
		}
	}
	return rows
}

func (v View) endState(until time.Time) RowState {
	if until.After(v.Ledger.Today) {
		return RowWaits
	}
	return RowDue
}

// Rests reports whether a promise rests today.
func (v View) Rests(p *ledger.Promise) bool {
	return slices.ContainsFunc(p.Rests, func(s ledger.Span) bool { return s.Contains(days.DayOf(v.now)) })
}

// Event is one thing for a calendar of somebody's own, on one day.
type Event struct {
	Row
	Cancelled bool // it is done, moved or closed, and a calendar may still have it
}

// aheadDays and behindDays are how far events reach from today.
const (
	aheadDays  = 60
	behindDays = 60
)

// Events returns what a calendar shows of the weeks around today, and what it may show
// from an earlier time and has to forget.
func (v View) Events() []Event {
	var events []Event
	from, to := v.Ledger.Today.AddDate(0, 0, -behindDays), v.Ledger.Today.AddDate(0, 0, aheadDays)
	for _, p := range v.Ledger.Promises {
		for _, s := range p.Scheduled(from, to) {
			kind := RowPromise
			if p.Sort == ledger.Openness {
				kind = RowOpenness
			}
			row := Row{Kind: kind, Promise: p.ID, ID: p.ID + "-" + s.Day.Format(time.DateOnly), What: p.What(), At: inZone(s.Day, v.now)}
			events = append(events, Event{row, !s.On || v.atEnd(p)})
		}
	}
	rows := v.Rows()
	for _, r := range rows {
		if r.Kind != RowPromise && r.Kind != RowOpenness && !r.At.IsZero() {
			events = append(events, Event{Row: r})
		}
	}
	return append(events, v.cancelled(rows)...)
}

// atEnd reports whether a promise is quiet because the route has ended.
func (v View) atEnd(p *ledger.Promise) bool {
	return p.Open() && !v.Rests(p) && v.Agenda.ended != "" && p.Current().ID <= v.Agenda.ended
}

// cancelled returns the sittings that opened on a day and have nothing left to ask.
func (v View) cancelled(rows []Row) []Event {
	var events []Event
	pl := newPlanner(v.Workbook, v.State, v.now)
	for _, s := range pl.route.Sittings {
		at, known := pl.opens(s)
		listed := slices.ContainsFunc(rows, func(r Row) bool { return r.ID == s.ID }) ||
			slices.ContainsFunc(events, func(e Event) bool { return e.ID == s.ID })
		if known && !at.IsZero() && !listed {
			events = append(events, Event{Row{Kind: RowSitting, ID: s.ID, At: days.Midnight(at), What: v.Workbook.Routes.Titles[s.ID]}, true})
		}
	}
	return events
}

// Size returns how many entries the state is the sum of. It only grows.
func (st State) Size() int { return len(st.entries) }
