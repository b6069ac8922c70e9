package answers

import (
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Understood returns the function that returns which day an input is understood as, or
// which day it is today while it is none yet; or "" if the input needs no day. It
// returns nil where no day can be typed. The field is nil for a whole prompt.
func (fm Format) Understood(p *workbook.Prompt, f *workbook.Field) func(input string) string {
	part := DayPart(p, f)
	if part == nil {
		return nil
	}
	r, rhythmic := fm.days(), f != nil && kinds[p.Kind].fields[f.ID].day != nil
	return func(input string) string {
		input = TrimMark(input)
		if _, err := r.Read(input); err != nil && rhythmic {
			if rhythm, err := r.ReadRhythm(input); err == nil {
				return r.Coming(rhythm)
			}
		}
		return r.Understood(part(input))
	}
}

// Settled returns the function that returns an accepted input with its day as a date
// and the weekday of a rhythm, so that it means the same on another day. It returns nil where no day can be typed.
// The field is nil for a whole prompt.
func (fm Format) Settled(p *workbook.Prompt, f *workbook.Field) func(input string) string {
	if DayPart(p, f) == nil {
		return nil
	}
	return func(input string) string {
		value, err := fm.Parse(p, input)
		if f != nil {
			value, err = fm.ParseField(p, f, input)
		}
		if err != nil {
			return input
		}
		if r, ok := days.StoredRhythm(Plain(value)); ok {
			return r.Say(fm.Words)
		}
		return Plain(value)
	}
}

// DayPart returns the function that returns the part of an input that is to be a day,
// and whether it has to be one; or nil where no day can be typed. The field is nil
// for a whole prompt.
func DayPart(p *workbook.Prompt, f *workbook.Field) func(input string) (said string, asked bool) {
	whole := func(input string) (string, bool) { return input, true }
	switch {
	case f == nil && p.Kind == workbook.Task:
		return func(input string) (string, bool) { return taskDay(p.Outcomes, input) }
	case f == nil && p.Kind == workbook.Date, f != nil && f.Kind == workbook.Date, f != nil && kinds[p.Kind].fields[f.ID].day != nil:
		return whole
	}
	return nil
}

// taskDay returns the day in the answer to a task, and whether there has to be one.
func taskDay(outcomes []workbook.Outcome, input string) (said string, asked bool) {
	state, detail := taskParts(input)
	if state == workbook.TaskNotYet {
		return detail, true
	}
	id, day, _ := strings.Cut(detail, " ")
	asked = state == workbook.TaskDone && slices.ContainsFunc(outcomes, func(o workbook.Outcome) bool { return o.ID == id && o.Day })
	if !asked {
		day = ""
	}
	return day, asked
}

// PastDay reads a day that is meant in the past if it can be, such as Sunday. It
// returns the day as it is stored, and how it was understood. Its error is a *Refusal.
func (fm Format) PastDay(said string) (day, understood string, err error) {
	r := fm.days().OfPast()
	t, err := r.Read(said)
	if err == nil {
		return t.Format(time.DateOnly), r.Distance(t), nil
	}
	refusal := refuseDay(err)
	if refusal.Code == days.Unknown {
		refusal = refuse("past-day")
	}
	return "", "", refusal
}

// Means reports whether a text can mean this day, which is in the form in which it is
// stored.
func (fm Format) Means(said, day string) bool {
	for _, r := range []days.Reader{fm.days(), fm.days().OfPast()} {
		if t, err := r.Read(said); err == nil && t.Format(time.DateOnly) == day {
			return true
		}
	}
	return false
}

// Distance returns a day as a person reads it, and how far away it is.
func (fm Format) Distance(day time.Time) string { return fm.days().Distance(day) }
