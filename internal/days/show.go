package days

import (
	"strconv"
	"strings"
	"time"
)

// Understood says which day a text is understood as, and how far away it is. If it is
// none and has to be one, it says which day it is today.
func (r Reader) Understood(text string, needed bool) string {
	day, err := r.Read(text)
	switch {
	case err == nil:
		return r.Distance(day)
	case needed:
		return r.Today()
	}
	return ""
}

// Distance returns a day as a person reads it, and how far away it is. Any moment of the
// day will do, in any time zone.
func (r Reader) Distance(day time.Time) string {
	shown, ahead := r.words.Day(day), (DayOf(day).Unix()-r.today().Unix())/secondsOfDay
	switch {
	case r.now.IsZero():
		return shown
	case ahead == 0:
		return r.words.Say("day-today", "date", shown)
	case ahead == 1:
		return r.words.Say("day-tomorrow", "date", shown)
	case ahead == -1:
		return r.words.Say("day-yesterday", "date", shown)
	case ahead < 0:
		return r.words.Say("day-before", "date", shown, "count", strconv.FormatInt(-ahead, 10))
	}
	return r.words.Say("day-ahead", "date", shown, "count", strconv.FormatInt(ahead, 10))
}

const secondsOfDay = 24 * 60 * 60 // in UTC

// Today says which day it is.
func (r Reader) Today() string {
	if r.now.IsZero() {
		return ""
	}
	return r.words.Say("day-now", "date", r.words.Day(r.now))
}

// long returns a day with the name of its month in full, to be typed like that. The
// year may be "".
func (r Reader) long(d int, m time.Month, year string) string {
	month := firstWay(r.words.List("said-months"), int(m)-1)
	return strings.TrimSpace(r.words.Say("day-long", "day", strconv.Itoa(d), "month", month, "year", year))
}
