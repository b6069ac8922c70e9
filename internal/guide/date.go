package guide

import (
	"encoding/json"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// firstYear is the first year that is accepted. An earlier one is a typing error.
const firstYear = 1900

func parseDate(_ spec, input string) (json.RawMessage, *Refusal) {
	day, err := parseDay(input)
	return entry.Value(day), err
}

func parseDay(input string) (string, *Refusal) {
	day := strings.TrimSpace(input)
	if t, err := time.Parse(time.DateOnly, day); err != nil || t.Year() < firstYear {
		return "", refuse("day")
	}
	return day, nil
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
