package guide

import (
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// days returns the reader for days that are typed at the moment of the view.
func (v View) days() days.Reader { return days.NewReader(v.Words, v.now) }

// DayQuestion returns a question for a day that is the answer to no prompt.
func (v View) DayQuestion(id, ask string) Question {
	p := &workbook.Prompt{ID: id, Kind: workbook.Date}
	q := Question{ID: id, Kind: p.Kind, Ask: ask}
	q.Check = func(input string) error {
		_, err := v.Parse(p, input)
		return err
	}
	return v.takingDays(q, p, nil)
}

// takingDays adds to a question how it understands days, if one can be typed there.
// The field is nil for a whole prompt.
func (v View) takingDays(q Question, p *workbook.Prompt, f *workbook.Field) Question {
	r, part := v.days(), DayPart(p, f)
	if part == nil {
		return q
	}
	q.Understood = func(input string) string { return r.Understood(part(TrimMark(input))) }
	q.Settled = func(input string) string {
		value, err := v.Parse(p, input)
		if f != nil {
			value, err = v.ParseField(p, f, input)
		}
		if err != nil {
			return input
		}
		return plain(value)
	}
	return q
}

// DayPart returns the function that returns the part of an input that is to be a day,
// and whether it has to be one; or nil where no day can be typed. The field is nil
// for a whole prompt.
func DayPart(p *workbook.Prompt, f *workbook.Field) func(input string) (said string, asked bool) {
	whole := func(input string) (string, bool) { return input, true }
	switch {
	case f == nil && p.Kind == workbook.Task:
		return func(input string) (string, bool) { return taskDay(p.Outcomes, input) }
	case f == nil && p.Kind == workbook.Date, f != nil && f.Kind == workbook.Date:
		return whole
	case f != nil && kinds[p.Kind].fields[f.ID].day != nil:
		return func(input string) (string, bool) { return input, !saysHowOften(p.Phrases, input) }
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
func (v View) PastDay(said string) (day, understood string, err error) {
	r := v.days().OfPast()
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
func (v View) Means(said, day string) bool {
	for _, r := range []days.Reader{v.days(), v.days().OfPast()} {
		if t, err := r.Read(said); err == nil && t.Format(time.DateOnly) == day {
			return true
		}
	}
	return false
}
