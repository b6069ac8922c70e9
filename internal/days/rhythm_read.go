package days

import (
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// The codes of rhythms that can't be read.
const (
	NoRhythm  = "rhythm"       // not understood
	WhichDays = "rhythm-which" // how often is said, but not on which days
)

// The classes of words in a rhythm, besides those of days.
const (
	each     class = 'e' // every
	adverb   class = 'A' // daily, weekly
	plural   class = 'P' // Sundays
	group    class = 'K' // weekdays, weekends
	once     class = '1' // once
	times    class = 'T' // twice, three times
	dayPart  class = 'D' // morning, evening
	clock    class = 'c' // at, before
	hour     class = 'h' // noon, 8pm
	nthWord  class = 'O' // first, second, other: like 1st
	monthEnd class = 'E' // the end of the month
)

// rhythmVocabulary returns the words for rhythms of a language.
func rhythmVocabulary(w workbook.Words) vocabulary {
	v := newVocabulary(w)
	for name, c := range map[string]class{"every": each, "once": once, "times": times, "day-parts": dayPart, "clock": clock, "hours": hour, "month-end": monthEnd} {
		v.add(c, 0, w.List("said-"+name))
	}
	v.add(adverb, 0, w.List("said-adverbs"))
	v.add(plural, 0, w.List("said-weekdays-plural"))
	v.add(group, 0, w.List("said-weekday-groups"))
	v.add(nthWord, 1, w.List("said-nth"))
	return v
}

// ReadRhythm reads a text as a rhythm: daily, every Sunday, mon and thu, every 2 weeks,
// on the 1st of the month, every 10 days. What it doesn't name, such as the weekday of
// "weekly", is that of today. A lone Sunday is a rhythm here. Its error is a *Problem.
func (r Reader) ReadRhythm(text string) (Rhythm, error) {
	if stored, ok := StoredRhythm(strings.TrimSpace(text)); ok {
		return stored, nil
	}
	known := rhythmVocabulary(r.words)
	found, ok := tokensOf(known.apart(text), known, r.words)
	if !ok || r.now.IsZero() || len(found) == 0 {
		return Rhythm{}, problem(NoRhythm)
	}
	rhythm, p := r.rhythm(withoutHours(found))
	if p != nil {
		return Rhythm{}, p
	}
	return rhythm, nil
}

// apart returns a text with spaces where words and numbers touch: Mon/Thu, 8pm, 8:30.
func (v vocabulary) apart(text string) string {
	list := strings.Fields(strings.NewReplacer("&", " and ", "+", " and ", "/", " and ", ":", " ").Replace(strings.ToLower(text)))
	for i, word := range list {
		rest := strings.TrimLeft(word, "0123456789")
		if number := word[:len(word)-len(rest)]; number != "" && v[rest].class == hour {
			list[i] = number + " " + rest
		}
	}
	return strings.Join(list, " ")
}

// withoutHours removes the time of day: a rhythm has only days.
func withoutHours(all []token) []token {
	var kept []token
	for i := 0; i < len(all); i++ {
		switch {
		case all[i].class == clock:
			for i+1 < len(all) && (all[i+1].class == hour || all[i+1].class == digits) {
				i++
			}
		case all[i].class == hour:
		default:
			kept = append(kept, all[i])
		}
	}
	if dated := func(t token) bool { return t.class == weekday || t.class == plural || t.class == group }; slices.ContainsFunc(kept, dated) {
		kept = slices.DeleteFunc(kept, func(t token) bool { return t.class == dayPart })
	}
	return kept
}

// rhythm returns the rhythm that tokens mean.
func (r Reader) rhythm(all []token) (Rhythm, *Problem) {
	f := form(all, map[class]class{digits: '#', counted: '#', dayPart: unit})
	named := classes(all)
	switch {
	case strings.ContainsRune(f, rune(times)):
		return Rhythm{}, problem(WhichDays)
	case f == "A", f == "eU":
		return r.plain(all[len(all)-1].n, 1), nil
	case f == "1#U":
		return r.plain(all[2].n, all[1].n), nil
	case f == "e#U", f == "1e#U", f == "eOU":
		n := all[len(all)-2].n
		return r.plain(all[len(all)-1].n, n), checkEvery(n)
	case f == "K", f == "eK":
		return grouped(all[len(all)-1].n), nil
	case f == "eOW", f == "e#W":
		return weekly(all[1].n, all[2:]), checkEvery(all[1].n)
	case isOneOf(f, "W*", "eW*", "eP*", "P*"):
		return weekly(1, named[weekday]), nil
	case isOneOf(f, "AW*", "eUW*") && r.isWeek(all), f == "WeU" && all[2].n == unitWeek:
		n := 1
		if all[0].class == adverb && all[0].n == unitFortnight {
			n = 2
		}
		return weekly(n, named[weekday]), nil
	case isOneOf(f, "e#UW*", "eOUW*", "W*e#U", "W*eOU") && unitOf(all) == unitWeek:
		n := all[strings.IndexAny(f, "#O")].n
		return weekly(n, named[weekday]), checkEvery(n)
	}
	return r.monthly(f, all)
}

// checkEvery refuses a number of units that nobody could count.
func checkEvery(n int) *Problem {
	const most = 366
	if n < 1 || n > most {
		return problem(NoRhythm)
	}
	return nil
}

// classes sorts tokens by their class; the days of the week are together, whether
// they are in the plural or not.
func classes(all []token) map[class][]token {
	sorted := map[class][]token{}
	for _, t := range all {
		if t.class == plural {
			t.class = weekday
		}
		sorted[t.class] = append(sorted[t.class], t)
	}
	return sorted
}

// isOneOf reports whether a form is one of some patterns, where a star repeats the
// class before it.
func isOneOf(f string, patterns ...string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		for f := f; ; f = f[1:] {
			switch {
			case p == "":
				return f == ""
			case f == "" || f[0] != p[0]:
				return false
			case len(p) > 1 && p[1] == '*':
				if len(f) == 1 || f[1] != p[0] {
					p = p[2:]
				}
			default:
				p = p[1:]
			}
		}
	})
}

// isWeek reports whether the adverb or unit of some tokens is a week or two.
func (r Reader) isWeek(all []token) bool {
	n := unitOf(all)
	return n == unitWeek || n == unitFortnight
}

func unitOf(all []token) int {
	for _, t := range all {
		if t.class == unit || t.class == adverb {
			return t.n
		}
	}
	return -1
}

// plain returns the rhythm of a number of units, with today's place in them.
func (r Reader) plain(of, n int) Rhythm {
	switch of {
	case unitWeek, unitFortnight:
		if of == unitFortnight {
			n *= 2
		}
		return Rhythm{unit: unitWeek, every: n, weekdays: []time.Weekday{r.now.Weekday()}}
	case unitMonth:
		return Rhythm{unit: unitMonth, every: n, days: []int{r.now.Day()}}
	case unitYear:
		return Rhythm{unit: unitMonth, every: monthsOfYear, days: []int{r.now.Day()}, month: r.now.Month()}
	}
	return Rhythm{unit: unitDay, every: n}
}

// The groups of said-weekday-groups.
const weekendGroup = 1

func grouped(n int) Rhythm {
	days := []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
	if n == weekendGroup {
		days = []time.Weekday{time.Saturday, time.Sunday}
	}
	return Rhythm{unit: unitWeek, every: 1, weekdays: days}
}

func weekly(n int, named []token) Rhythm {
	r := Rhythm{unit: unitWeek, every: n}
	for _, t := range named {
		if day := time.Weekday(t.n); !slices.Contains(r.weekdays, day) {
			r.weekdays = append(r.weekdays, day)
		}
	}
	slices.SortFunc(r.weekdays, func(a, b time.Weekday) int { return sinceMonday(int(a)) - sinceMonday(int(b)) })
	return r
}

// monthly returns the rhythm of days or weekdays of the month.
func (r Reader) monthly(f string, all []token) (Rhythm, *Problem) {
	named, every := classes(all), 1
	switch {
	case isOneOf(f, "O*", "O*U", "O*eU", "eO*", "eO*U", "eUO*", "AO*", "A#", "eU#") && (unitOf(all) == unitMonth || unitOf(all) < 0):
	case isOneOf(f, "O*e#U", "e#UO*") && unitOf(all) == unitMonth:
		every = named[digits][0].n
	case isOneOf(f, "lUU", "lUeU", "eUlU") && strings.Count(f, "U") == 2 && all[strings.IndexByte(f, 'l')+1].n == unitDay && unitsAre(all, unitDay, unitMonth),
		f == "E", f == "eE":
		return Rhythm{unit: unitMonth, every: 1, days: []int{lastDay}}, nil
	case isOneOf(f, "lWU", "lWeU") && unitOf(all) == unitMonth:
		return Rhythm{unit: unitMonth, every: 1, nth: lastDay, weekdays: []time.Weekday{time.Weekday(all[1].n)}}, nil
	case isOneOf(f, "OWU", "OWeU") && unitOf(all) == unitMonth && all[0].n <= mostWeekdays:
		return Rhythm{unit: unitMonth, every: 1, nth: all[0].n, weekdays: []time.Weekday{time.Weekday(all[1].n)}}, nil
	default:
		return Rhythm{}, problem(NoRhythm)
	}
	rhythm := Rhythm{unit: unitMonth, every: every}
	days := named[nthWord]
	if len(days) == 0 {
		days = named[digits]
	}
	for _, t := range days {
		if t.n < 1 || t.n > longestMonth {
			return Rhythm{}, problem(NoRhythm)
		}
		if !slices.Contains(rhythm.days, t.n) {
			rhythm.days = append(rhythm.days, t.n)
		}
	}
	slices.Sort(rhythm.days)
	return rhythm, nil
}

// unitsAre reports whether the units among tokens are these two, in any order.
func unitsAre(all []token, first, second int) bool {
	var found []int
	for _, t := range all {
		if t.class == unit {
			found = append(found, t.n)
		}
	}
	slices.Sort(found)
	return slices.Equal(found, []int{first, second})
}
