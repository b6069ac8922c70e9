package days_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/days"
)

// calendar is a list of days that is counted out, one after the other, without
// package time.
type calendar []civil

type civil struct {
	year, month, day int
	weekday          int // 0 is Sunday
}

func (c civil) String() string { return fmt.Sprintf("%04d-%02d-%02d", c.year, c.month, c.day) }

func lengthOf(year, month int) int {
	if month == 2 && (year%4 == 0 && year%100 != 0 || year%400 == 0) {
		return 29
	}
	return []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
}

// newCalendar counts the days of some years. The first of January 2026 was a Thursday.
func newCalendar(years int) calendar {
	var all calendar
	c := civil{2026, 1, 1, 4}
	for c.year < 2026+years {
		all = append(all, c)
		c.weekday = (c.weekday + 1) % 7
		if c.day++; c.day > lengthOf(c.year, c.month) {
			c.day, c.month = 1, c.month+1
		}
		if c.month > 12 {
			c.month, c.year = 1, c.year+1
		}
	}
	return all
}

// from returns the first day at or after i for which wanted is true.
func (all calendar) from(i int, wanted func(civil) bool) civil {
	for !wanted(all[i]) {
		i++
	}
	return all[i]
}

// before returns the last day before i for which wanted is true.
func (all calendar) before(i int, wanted func(civil) bool) civil {
	for i--; !wanted(all[i]); i-- {
	}
	return all[i]
}

var weekdays = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// meant returns what people mean on day i of the calendar.
func (all calendar) meant(i int) map[string]civil {
	said := map[string]civil{
		"today": all[i], "tomorrow": all[i+1], "yesterday": all[i-1], "day after tomorrow": all[i+2],
		"in a week": all[i+7], "in 10 days": all[i+10], "in two weeks": all[i+14], "40 days ago": all[i-40],
		"in a month": all.sameDay(all[i], +1), "in 3 months": all.sameDay(all[i], +3), "a month ago": all.sameDay(all[i], -1),
	}
	monday := all.from(i+1, func(c civil) bool { return c.weekday == 1 })
	for n, name := range weekdays {
		is := func(c civil) bool { return c.weekday == n }
		said[name] = all.from(i+1, is)
		said["this "+name] = all.from(i, is)
		said["last "+name] = all.before(i, is)
		said["next "+name] = all.from(i, func(c civil) bool { return c.weekday == n && c.String() >= monday.String() })
	}
	for m, name := range months {
		for _, day := range []int{1, 15, lengthOf(2027, m+1)} {
			said[fmt.Sprint(day, " ", name)] = all.from(i, func(c civil) bool { return c.month == m+1 && c.day == day })
		}
	}
	for _, day := range []int{1, 3, 28, 29, 30, 31} {
		said[fmt.Sprint("the ", day, "th")] = all.from(i, func(c civil) bool { return c.day == day })
	}
	return said
}

// sameDay returns the same day some months away, or the last one of a shorter month.
func (all calendar) sameDay(c civil, n int) civil {
	for ; n > 0; n-- {
		if c.month++; c.month > 12 {
			c.month, c.year = 1, c.year+1
		}
	}
	for ; n < 0; n++ {
		if c.month--; c.month < 1 {
			c.month, c.year = 12, c.year-1
		}
	}
	day := min(c.day, lengthOf(c.year, c.month))
	return all.from(0, func(d civil) bool { return d.year == c.year && d.month == c.month && d.day == day })
}

// TestEveryDayOfTwoYears reads days on each day of 2027 and of 2028, which is a leap
// year, early and late, in time zones on both sides.
func TestEveryDayOfTwoYears(t *testing.T) {
	t.Parallel()
	all, w := newCalendar(6), words(t)
	zones := []*time.Location{time.UTC, time.FixedZone("", 14*3600), time.FixedZone("", -12*3600)}
	for i, c := range all {
		if c.year != 2027 && c.year != 2028 {
			continue
		}
		moment := time.Date(c.year, time.Month(c.month), c.day, (i%2)*23, 59, 0, 0, zones[i%3])
		r := days.NewReader(w, moment)
		for said, want := range all.meant(i) {
			if day, err := r.Read(said); err != nil || day.Format(time.DateOnly) != want.String() {
				t.Fatalf("on %s (%s), %q is read as %v (%v), want %s", c, weekdays[c.weekday], said, day, err, want)
			}
		}
	}
}

// TestEveryWayToWrite writes each day of three years in every way, and reads it.
func TestEveryWayToWrite(t *testing.T) {
	t.Parallel()
	w := words(t)
	r := days.NewReader(w, now())
	for _, c := range newCalendar(3) {
		shown := w.Day(time.Date(c.year, time.Month(c.month), c.day, 12, 0, 0, 0, time.UTC))
		month := months[c.month-1]
		for _, said := range []string{
			c.String(), shown, strings.ToUpper(shown), fmt.Sprintf("%s %d, %d", month, c.day, c.year), fmt.Sprintf("%s %dth %d", month[:3], c.day, c.year),
			fmt.Sprintf("the %dth of %s, %d", c.day, month, c.year), fmt.Sprintf("%s, %d %s %d", weekdays[c.weekday], c.day, month, c.year),
			fmt.Sprintf("%d/%d/%d", c.year, c.month, c.day), fmt.Sprintf("%d %s %d", c.day, month[:3], c.year%100),
		} {
			if day, err := r.Read(said); err != nil || day.Format(time.DateOnly) != c.String() {
				t.Fatalf("%q is read as %v (%v), want %s", said, day, err, c)
			}
		}
		day, err := r.Read(fmt.Sprintf("%d/%d/%d", c.day, c.month, c.year))
		if sure := c.day > 12 || c.day == c.month; sure != (err == nil) || sure && day.Format(time.DateOnly) != c.String() {
			t.Fatalf("%d/%d/%d is read as %v, %v", c.day, c.month, c.year, day, err)
		}
	}
}
