package guide

import (
	"encoding/json"
	"errors"
	"strings"
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

func showDate(v View, _ spec, answer json.RawMessage) string { return v.Day(plain(answer)) }

// Day returns a date of the form 2026-03-14 as a person reads it, and any other text
// unchanged.
func (v View) Day(day string) string {
	if t, err := time.Parse(time.DateOnly, day); err == nil {
		return v.Words.Day(t)
	}
	return day
}

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// dayIn returns when a day begins in the time zone of now, or the zero time if the
// text is not a day.
func dayIn(day string, now time.Time) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, strings.TrimSpace(day), now.Location())
	if err != nil {
		return time.Time{}
	}
	return t
}
