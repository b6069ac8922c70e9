package days

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Rhythm says how often something comes round, by days of the calendar: the hours of
// a day don't matter to it, nor does summer time. The zero Rhythm never comes round.
type Rhythm struct {
	unit     int // unitDay, unitWeek or unitMonth
	every    int // how many units lie between two rounds
	weekdays []time.Weekday
	days     []int      // of the month, in order; lastDay comes last
	nth      int        // which of the weekdays of the month, or lastDay; 0 for all of them
	month    time.Month // of a rhythm of years
}

// lastDay is the last day of the month, or the last weekday of its sort.
const lastDay = 99

// IsZero reports whether the rhythm never comes round.
func (r Rhythm) IsZero() bool { return r.every == 0 }

// weekdayNames are the names of weekdays in the stored form.
const weekdayNames = "sun mon tue wed thu fri sat"

// String returns the form in which a rhythm is stored: daily, every 10 days, weekly
// sun, every 2 weeks mon,thu, monthly 1,15, monthly last, monthly 1-sun, every 3
// months 31, yearly 02-29.
func (r Rhythm) String() string {
	switch {
	case r.IsZero():
		return ""
	case r.unit == unitDay:
		return r.often("daily", "days")
	case r.unit == unitWeek:
		return r.often("weekly", "weeks") + " " + strings.Join(r.namedWeekdays(), ",")
	case r.month != 0:
		return fmt.Sprintf("yearly %02d-%02d", int(r.month), r.days[0])
	case r.nth != 0:
		return r.often("monthly", "months") + " " + dayName(r.nth) + "-" + r.namedWeekdays()[0]
	}
	names := make([]string, len(r.days))
	for i, d := range r.days {
		names[i] = dayName(d)
	}
	return r.often("monthly", "months") + " " + strings.Join(names, ",")
}

func (r Rhythm) often(once, units string) string {
	if r.every == 1 {
		return once
	}
	return "every " + strconv.Itoa(r.every) + " " + units
}

func (r Rhythm) namedWeekdays() []string {
	names := make([]string, len(r.weekdays))
	for i, d := range r.weekdays {
		names[i] = strings.Fields(weekdayNames)[d]
	}
	return names
}

func dayName(d int) string {
	if d == lastDay {
		return "last"
	}
	return strconv.Itoa(d)
}

// StoredRhythm reads the form in which a rhythm is stored.
func StoredRhythm(text string) (Rhythm, bool) {
	words := strings.Fields(text)
	r := Rhythm{every: 1}
	if len(words) >= 3 && words[0] == "every" {
		n, ok := atoi(words[1])
		if !ok || n < 2 {
			return Rhythm{}, false
		}
		r.every, words = n, words[2:]
	}
	if len(words) == 0 || len(words) > 2 {
		return Rhythm{}, false
	}
	of := strings.Join(words[1:], "")
	ok := false
	switch words[0] {
	case "daily", "days":
		r.unit, ok = unitDay, of == ""
	case "weekly", "weeks":
		r.unit = unitWeek
		r.weekdays, ok = storedWeekdays(of)
	case "monthly", "months":
		r.unit = unitMonth
		ok = r.storedDays(of)
	case "yearly":
		day, err := time.Parse("2006-01-02", "2000-"+of)
		r.unit, r.every, r.month, r.days, ok = unitMonth, monthsOfYear, day.Month(), []int{day.Day()}, err == nil
	}
	if !ok || r.String() != text {
		return Rhythm{}, false
	}
	return r, true
}

func storedWeekdays(list string) (days []time.Weekday, ok bool) {
	for name := range strings.SplitSeq(list, ",") {
		i := slices.Index(strings.Fields(weekdayNames), name)
		if i < 0 {
			return nil, false
		}
		days = append(days, time.Weekday(i))
	}
	return days, true
}

// storedDays reads days of the month, or one weekday of it.
func (r *Rhythm) storedDays(list string) bool {
	if nth, weekday, found := strings.Cut(list, "-"); found {
		var ok, known bool
		r.weekdays, ok = storedWeekdays(weekday)
		r.nth, known = storedDay(nth, mostWeekdays)
		return ok && known && len(r.weekdays) == 1
	}
	for name := range strings.SplitSeq(list, ",") {
		d, ok := storedDay(name, longestMonth)
		if !ok {
			return false
		}
		r.days = append(r.days, d)
	}
	return true
}

const (
	longestMonth = 31
	mostWeekdays = 4 // every month has so many of each
)

func storedDay(name string, most int) (int, bool) {
	if name == "last" {
		return lastDay, true
	}
	d, ok := atoi(name)
	return d, ok && 1 <= d && d <= most
}

// Next returns the first day after the given one on which the rhythm comes round, if
// it counts from anchor: that is its first day, or the day before its first one. Days
// are midnights in UTC.
func (r Rhythm) Next(after, anchor time.Time) time.Time {
	if r.IsZero() {
		return time.Time{}
	}
	if after.Before(anchor) {
		after = anchor.AddDate(0, 0, -1)
	}
	if r.unit == unitDay {
		rounds := (daysBetween(anchor, after) + r.every) / r.every
		return anchor.AddDate(0, 0, rounds*r.every)
	}
	first := r.search(anchor.AddDate(0, 0, -1), func(time.Time) bool { return true })
	return r.search(after, func(day time.Time) bool { return r.rounds(first, day)%r.every == 0 })
}

// NextDone returns the next day of the rhythm if it counts from the day on which it
// was done last.
func (r Rhythm) NextDone(done time.Time) time.Time {
	switch r.unit {
	case unitDay:
		return done.AddDate(0, 0, r.every)
	case unitWeek:
		done = done.AddDate(0, 0, (r.every-1)*daysOfWeek)
	case unitMonth:
		done = monthsAfter(done, r.every-1)
	}
	return r.search(done, func(time.Time) bool { return true })
}

// search returns the first day after the given one that is named by the rhythm and
// accepted.
func (r Rhythm) search(after time.Time, accepted func(time.Time) bool) time.Time {
	for day := after.AddDate(0, 0, 1); day.Year() <= lastYear; day = day.AddDate(0, 0, 1) {
		if r.names(day) && accepted(day) {
			return day
		}
	}
	return time.Time{}
}

// rounds returns how many weeks or months lie between two days.
func (r Rhythm) rounds(from, to time.Time) int {
	if r.unit == unitWeek {
		monday := func(t time.Time) time.Time { return t.AddDate(0, 0, -sinceMonday(int(t.Weekday()))) }
		return daysBetween(monday(from), monday(to)) / daysOfWeek
	}
	return (to.Year()-from.Year())*monthsOfYear + int(to.Month()) - int(from.Month())
}

// names reports whether a day is one that the rhythm names, whichever week or month
// it is in.
func (r Rhythm) names(day time.Time) bool {
	last := daysIn(day.Year(), day.Month())
	switch {
	case r.unit == unitWeek:
		return slices.Contains(r.weekdays, day.Weekday())
	case r.month != 0 && day.Month() != r.month:
		return false
	case r.nth == lastDay:
		return day.Weekday() == r.weekdays[0] && day.Day() > last-daysOfWeek
	case r.nth != 0:
		return day.Weekday() == r.weekdays[0] && (day.Day()-1)/daysOfWeek == r.nth-1
	}
	return slices.ContainsFunc(r.days, func(d int) bool { return min(d, last) == day.Day() })
}

func daysBetween(from, to time.Time) int { return int((to.Unix() - from.Unix()) / secondsOfDay) }
