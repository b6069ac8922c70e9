// Package days owns reading a day as a person writes it: today, next Friday, in 10
// days, 6 December, 14 Dec 2026, 2026-12-14; and a [Rhythm], such as every Sunday or
// on the 1st of the month. The words are content: they are in words.yaml, and a
// translation brings its own.
//
// # What is read
//
// Letter case, extra spaces and commas don't matter, nor do small words such as "on"
// and "the":
//
//	today, tomorrow          also yesterday, the day after tomorrow
//	Sunday                   the next one after today; on a Sunday, a week from today
//	this Friday              the next one, or today
//	next Friday              the one of next week; a week begins on Monday
//	last Friday              the one before today
//	in 10 days, two weeks    also in months and years, up to the end of a short month
//	3 days ago
//	the 6th                  the next one, or today
//	6 December, Dec 6th      the next one, or today
//	14 Dec 2026, 14 Dec 26
//	14/12, 14.12.2026        if only one order of day and month is possible
//	2026-12-14
//
// A weekday may be added to a date, and has to be the right one. A Reader of past days
// reads Sunday, 6 December and 10 days as the last ones before today instead.
//
// The libraries that do this bring their words as code, and guess which part of 5/6
// is the month. Here it is refused, with both readings.
//
// It refuses to guess, to read the clock, and to know what a day is for.
package days

// The codes of a [Problem].
const (
	Unknown    = "day"              // it isn't a day
	Ambiguous  = "day-ambiguous"    // it could be two days: {first} and {second}
	TooLate    = "day-beyond"       // a day of the month that it doesn't have: {month} and {count}
	OutOfRange = "day-out-of-range" // in a year that is surely a typing error
	Mismatched = "day-mismatched"   // another day of the week: {date} and {weekday}
)

// Problem says why a text can't be read as a day. Its text for a person is content.
type Problem struct {
	Code   string
	Values []string // placeholders and their values, for Words.Say
}

func (p *Problem) Error() string { return "not read as a day: " + p.Code }

func problem(code string, values ...string) *Problem { return &Problem{code, values} }
