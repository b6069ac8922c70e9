package days

import (
	"strconv"
	"strings"
	"time"
)

// written returns the day that a date with the name of a month means.
func (r Reader) written(all []token) (time.Time, *Problem) {
	day, in, of := 0, 1, -1 // where the tokens are that mean the day, the month and the year
	switch form(all, map[class]class{ordinal: digits}) {
	case "NM":
	case "MN":
		day, in = 1, 0
	case "NMY", "NMN":
		of = 2
	case "MNY", "MNN":
		day, in, of = 1, 0, 2
	case "YMN":
		day, of = 2, 0
	default:
		return time.Time{}, problem(Unknown)
	}
	if of < 0 {
		return r.yearless(all[day].n, time.Month(all[in].n))
	}
	y, ok := yearOf(all[of].text)
	if !ok {
		return time.Time{}, problem(Unknown)
	}
	return r.exact(all[day].n, time.Month(all[in].n), y)
}

// yearOf reads a year of four digits, or of two in this century.
func yearOf(text string) (int, bool) {
	const century, short = 2000, 2
	n, ok := atoi(text)
	switch {
	case ok && len(text) == yearDigits:
		return n, true
	case ok && len(text) == short:
		return century + n, true
	}
	return 0, false
}

// numeric returns the day that is written in numbers with something between them.
func (r Reader) numeric(text string) (time.Time, *Problem) {
	sep := text[strings.IndexAny(text, separators)]
	parts := strings.Split(text, string(sep))
	var n []int
	for _, part := range parts {
		number, ok := atoi(part)
		if !ok {
			return time.Time{}, problem(Unknown)
		}
		n = append(n, number)
	}
	switch {
	case len(n) == 2 && sep != '-':
		return r.ordered(n[0], n[1], "", r.yearless)
	case len(n) == 3 && len(parts[0]) == yearDigits && isMonth(n[1]):
		return r.exact(n[2], time.Month(n[1]), n[0])
	case len(n) == 3 && len(parts[0]) < yearDigits && (len(parts[2]) == yearDigits || sep != '-'):
		if y, ok := yearOf(parts[2]); ok {
			return r.ordered(n[0], n[1], strconv.Itoa(y), func(d int, m time.Month) (time.Time, *Problem) { return r.exact(d, m, y) })
		}
	}
	return time.Time{}, problem(Unknown)
}

func isMonth(n int) bool { return 1 <= n && n <= monthsOfYear }

// ordered returns the day of a day and a month, whichever comes first. It is a
// problem if either can be the month.
func (r Reader) ordered(a, b int, year string, on func(d int, m time.Month) (time.Time, *Problem)) (time.Time, *Problem) {
	switch {
	case isMonth(a) && isMonth(b) && a != b:
		day, p := on(a, time.Month(b))
		if p == nil {
			p = problem(Ambiguous, "first", r.long(a, time.Month(b), year), "second", r.long(b, time.Month(a), year))
		}
		return day, p
	case isMonth(b):
		return on(a, time.Month(b))
	case isMonth(a):
		return on(b, time.Month(a))
	}
	return time.Time{}, problem(Unknown)
}

// exact returns a day whose year is known.
func (r Reader) exact(d int, m time.Month, y int) (time.Time, *Problem) {
	switch most := daysIn(y, m); {
	case d < 1:
		return time.Time{}, problem(Unknown)
	case d > most:
		return time.Time{}, r.tooLate(m, strconv.Itoa(y), most)
	}
	return inRange(date(y, m, d))
}

// yearless returns the next such day from today on, or the last one up to today.
func (r Reader) yearless(d int, m time.Month) (time.Time, *Problem) {
	const leapYear = 2000
	switch most := daysIn(leapYear, m); {
	case d < 1:
		return time.Time{}, problem(Unknown)
	case d > most:
		return time.Time{}, r.tooLate(m, "", most)
	}
	return r.search(func(i int) (int, time.Month) { return r.now.Year() + i, m }, d)
}

// dayOfMonth returns the next such day from today on, or the last one up to today.
func (r Reader) dayOfMonth(d int) (time.Time, *Problem) {
	if d < 1 || d > longestMonth {
		return time.Time{}, problem(Unknown)
	}
	return r.search(func(i int) (int, time.Month) {
		first := date(r.now.Year(), r.now.Month()+time.Month(i), 1)
		return first.Year(), first.Month()
	}, d)
}

// search tries months in the direction of the reader until one has the day, and the
// day isn't on the wrong side of today.
func (r Reader) search(nth func(i int) (int, time.Month), d int) (time.Time, *Problem) {
	const tries = 10 // 29 February can be 8 years away
	for i := range tries {
		y, m := nth(r.sign() * i)
		if day := date(y, m, d); d <= daysIn(y, m) && day.Compare(r.today()) != -r.sign() {
			return day, nil
		}
	}
	return time.Time{}, problem(OutOfRange)
}

func (r Reader) tooLate(m time.Month, year string, most int) *Problem {
	return problem(TooLate, "month", strings.TrimSpace(firstWay(r.words.List("said-months"), int(m)-1)+" "+year), "count", strconv.Itoa(most))
}
