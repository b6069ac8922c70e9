package answers

import (
	"encoding/json"
	"errors"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

func parseDate(s spec, input string) (json.RawMessage, *Refusal) {
	day, err := s.parseDay(input)
	return entry.Value(day), err
}

// parseDay returns a day in the form in which it is stored: 2026-03-14.
func (s spec) parseDay(input string) (string, *Refusal) {
	day, err := s.days.Read(input)
	if err != nil {
		return "", refuseDay(err)
	}
	return day.Format(time.DateOnly), nil
}

func refuseDay(err error) *Refusal {
	var p *days.Problem
	if errors.As(err, &p) {
		return &Refusal{Code: p.Code, Values: p.Values}
	}
	return &Refusal{Code: days.Unknown}
}

func showDate(fm Format, _ spec, answer json.RawMessage) string { return fm.Day(Plain(answer)) }

// Day returns a date of the form 2026-03-14 as a person reads it, and any other text
// unchanged.
func (fm Format) Day(day string) string {
	if t, err := time.Parse(time.DateOnly, day); err == nil {
		return fm.Words.Day(t)
	}
	return day
}
