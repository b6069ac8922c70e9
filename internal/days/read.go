package days

import (
	"strconv"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Reader reads days as they are meant at one moment, in the words of one language.
// The zero Reader knows neither, and reads only 2026-12-14.
type Reader struct {
	words workbook.Words
	now   time.Time
	past  bool
}

// NewReader returns a reader for a moment, in the time zone of the person. Days that
// can be in the past or in the future are meant in the future.
func NewReader(words workbook.Words, now time.Time) Reader {
	return Reader{words: words, now: now}
}

// OfPast returns the reader for days that are meant in the past if they can be.
func (r Reader) OfPast() Reader {
	r.past = true
	return r
}

// Read reads a text as a day, and returns its midnight in UTC. Its error is a
// *Problem.
func (r Reader) Read(text string) (time.Time, error) {
	day, p := r.read(text)
	if p != nil {
		return time.Time{}, p
	}
	return day, nil
}

func (r Reader) read(text string) (time.Time, *Problem) {
	if day, err := time.Parse(time.DateOnly, strings.TrimSpace(text)); err == nil {
		return inRange(day)
	}
	found, ok := tokens(text, r.words)
	if !ok || r.now.IsZero() {
		return time.Time{}, problem(Unknown)
	}
	found, named := cutWeekday(found)
	day, p := r.resolve(found)
	if p == nil {
		day, p = inRange(day)
	}
	if p == nil && named >= 0 && int(day.Weekday()) != named {
		p = problem(Mismatched, "date", r.long(day.Day(), day.Month(), strconv.Itoa(day.Year())),
			"weekday", firstWay(r.words.List("said-weekdays"), int(day.Weekday())))
	}
	return day, p
}

// The years of a day that is accepted. Others are typing errors.
const (
	firstYear = 1900
	lastYear  = 9999
)

func inRange(day time.Time) (time.Time, *Problem) {
	if day.Year() < firstYear || day.Year() > lastYear {
		return time.Time{}, problem(OutOfRange)
	}
	return day, nil
}

// cutWeekday cuts off the weekday that goes with a date, and returns which one it is,
// or -1.
func cutWeekday(all []token) (rest []token, named int) {
	last := len(all) - 1
	switch {
	case last > 0 && all[0].class == weekday && isDate(all[1:]):
		return all[1:], all[0].n
	case last > 0 && all[last].class == weekday && isDate(all[:last]):
		return all[:last], all[last].n
	}
	return all, -1
}

// isDate reports whether tokens name a day without a weekday.
func isDate(all []token) bool {
	return strings.ContainsAny(form(all, nil), string([]byte{byte(month), byte(numeric), byte(relative)}))
}

// form returns the classes of tokens as one string, some of them under another name.
func form(all []token, renamed map[class]class) string {
	var b strings.Builder
	for _, t := range all {
		if as, ok := renamed[t.class]; ok {
			t.class = as
		}
		b.WriteByte(byte(t.class))
	}
	return b.String()
}

// resolve returns the day that tokens name.
func (r Reader) resolve(all []token) (time.Time, *Problem) {
	switch form(all, nil) {
	case "R":
		return r.today().AddDate(0, 0, all[0].n), nil
	case "W":
		return r.onWeekday(all[0].n), nil
	case "nW", "tW", "lW":
		return r.inWeek(all[0].class, all[1].n), nil
	case "O":
		return r.dayOfMonth(all[0].n)
	case "X":
		return r.numeric(all[0].text)
	}
	switch form(all, map[class]class{digits: '#', counted: '#', year: '#'}) {
	case "i#U":
		return r.ahead(all[1].n, all[2].n), nil
	case "#Uf":
		return r.ahead(all[0].n, all[1].n), nil
	case "#Ua":
		return r.ahead(-all[0].n, all[1].n), nil
	case "#U":
		return r.ahead(r.sign()*all[0].n, all[1].n), nil
	}
	return r.written(all)
}

// today returns the day of now.
func (r Reader) today() time.Time {
	y, m, d := r.now.Date()
	return date(y, m, d)
}

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// sign is the direction in which the reader looks for a day: 1 or -1.
func (r Reader) sign() int {
	if r.past {
		return -1
	}
	return 1
}

const daysOfWeek = 7

// onWeekday returns the next such day after today, or the last one before it.
func (r Reader) onWeekday(wanted int) time.Time {
	between := (r.sign()*(wanted-int(r.now.Weekday())) + daysOfWeek) % daysOfWeek
	if between == 0 {
		between = daysOfWeek
	}
	return r.today().AddDate(0, 0, r.sign()*between)
}

// inWeek returns the weekday that is meant by this, next or last.
func (r Reader) inWeek(which class, wanted int) time.Time {
	now := int(r.now.Weekday())
	switch which {
	case this:
		return r.today().AddDate(0, 0, (wanted-now+daysOfWeek)%daysOfWeek)
	case last:
		return r.OfPast().onWeekday(wanted)
	}
	return r.today().AddDate(0, 0, daysOfWeek+sinceMonday(wanted)-sinceMonday(now))
}

func sinceMonday(weekday int) int { return (weekday + daysOfWeek - 1) % daysOfWeek }

// The units of said-units, in their order.
const (
	unitDay = iota
	unitWeek
	unitFortnight
	unitMonth
	unitYear
)

// ahead returns the day that is n units from today.
func (r Reader) ahead(n, unit int) time.Time {
	switch unit {
	case unitWeek:
		return r.today().AddDate(0, 0, n*daysOfWeek)
	case unitFortnight:
		return r.today().AddDate(0, 0, 2*n*daysOfWeek)
	case unitMonth:
		return r.monthsAhead(n)
	case unitYear:
		return r.monthsAhead(n * monthsOfYear)
	}
	return r.today().AddDate(0, 0, n)
}

const monthsOfYear = 12

// monthsAhead returns the same day in another month, or its last day if it is
// shorter.
func (r Reader) monthsAhead(n int) time.Time { return monthsAfter(r.now, n) }

func monthsAfter(day time.Time, n int) time.Time {
	y, m, d := day.Date()
	first := date(y, m+time.Month(n), 1)
	return date(first.Year(), first.Month(), min(d, daysIn(first.Year(), first.Month())))
}

// daysIn returns how many days a month has.
func daysIn(y int, m time.Month) int { return date(y, m+1, 0).Day() }
