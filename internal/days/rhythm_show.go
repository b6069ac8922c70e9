package days

import (
	"strconv"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Say returns a rhythm as a person says it, in the words of a language. ReadRhythm
// reads it back.
func (r Rhythm) Say(w workbook.Words) string {
	count := strconv.Itoa(r.every)
	switch {
	case r.IsZero():
		return ""
	case r.unit == unitDay && r.every == 1:
		return w.Say("rhythm-daily")
	case r.unit == unitDay:
		return w.Say("rhythm-days", "count", count)
	case r.unit == unitWeek && r.every == 1:
		return w.Say("rhythm-weekly", "days", r.saidWeekdays(w))
	case r.unit == unitWeek:
		return w.Say("rhythm-weeks", "count", count, "days", r.saidWeekdays(w))
	case r.month != 0:
		day := Reader{words: w}.long(r.days[0], r.month, "")
		return w.Say("rhythm-yearly", "date", day)
	case r.nth == lastDay:
		return w.Say("rhythm-last-weekday", "day", r.saidWeekdays(w))
	case r.nth != 0:
		return w.Say("rhythm-nth-weekday", "nth", saidOrdinal(w, r.nth), "day", r.saidWeekdays(w))
	case r.every == 1 && r.days[0] == lastDay:
		return w.Say("rhythm-month-end")
	case r.every == 1:
		return w.Say("rhythm-monthly", "days", r.saidDays(w))
	}
	return w.Say("rhythm-months", "count", count, "days", r.saidDays(w))
}

func (r Rhythm) saidWeekdays(w workbook.Words) string {
	var names []string
	for _, d := range r.weekdays {
		names = append(names, firstWay(w.List("said-weekdays"), int(d)))
	}
	return together(w, names)
}

func (r Rhythm) saidDays(w workbook.Words) string {
	var names []string
	for _, d := range r.days {
		names = append(names, saidOrdinal(w, d))
	}
	return together(w, names)
}

// saidOrdinal returns the 1st, the 2nd or the last.
func saidOrdinal(w workbook.Words, d int) string {
	if d == lastDay {
		return firstWay(w.List("said-last"), 0)
	}
	return firstWay(append(w.List("ordinals"), w.List("ordinals-more")...), d-1)
}

// together joins names with commas, and the last one with a word.
func together(w workbook.Words, names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return w.Say("rhythm-and", "first", strings.Join(names[:last], ", "), "last", names[last])
}

// Coming returns a rhythm as a person says it, and the first day on which it comes
// round from today on.
func (r Reader) Coming(rhythm Rhythm) string {
	first := rhythm.Next(r.today().AddDate(0, 0, -1), r.today())
	return r.words.Say("rhythm-next", "rhythm", rhythm.Say(r.words), "date", r.Distance(first))
}

// DayOf returns the day of a moment, in its own time zone, as midnight in UTC.
func DayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return date(y, m, d)
}
