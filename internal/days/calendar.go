package days

import (
	"strings"
	"time"
)

// Midnight returns when the day of t began, in its time zone.
func Midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// Start returns when a day of the form 2026-03-14 begins in the time zone of now, or
// the zero time if the text is not such a day.
func Start(day string, now time.Time) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, strings.TrimSpace(day), now.Location())
	if err != nil {
		return time.Time{}
	}
	return t
}
