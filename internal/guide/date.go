package guide

import (
	"encoding/json"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// firstYear is the earliest year of a day that is taken: an earlier one is a
// slip of the finger.
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

// Day shows a day that is written like 2026-03-14 to a person, and returns any
// other text unchanged.
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

// dayIn returns the moment at which a day begins in the time zone of now, or
// the zero time for a text that is no day.
func dayIn(day string, now time.Time) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, strings.TrimSpace(day), now.Location())
	if err != nil {
		return time.Time{}
	}
	return t
}
