package ledger_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// rhythms returns rhythms with a plain description of their days: whether a day is one
// of them, for a rhythm that counts from the first such day on or after start.
func rhythms() map[string]func(day, start time.Time) bool {
	last := func(d time.Time) int { return time.Date(d.Year(), d.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day() }
	since := func(day, start time.Time) int { return int(day.Sub(start) / (24 * time.Hour)) }
	week := func(day, start time.Time, first, wanted time.Weekday) bool {
		for start.Weekday() != first && start.Weekday() != wanted {
			start = start.AddDate(0, 0, 1)
		}
		monday := start.AddDate(0, 0, -(int(start.Weekday())+6)%7)
		return (since(day, monday)/7)%2 == 0 && (day.Weekday() == first || day.Weekday() == wanted)
	}
	return map[string]func(day, start time.Time) bool{
		"daily":                 func(time.Time, time.Time) bool { return true },
		"every 10 days":         func(day, start time.Time) bool { return since(day, start)%10 == 0 },
		"weekly sun":            func(day, _ time.Time) bool { return day.Weekday() == time.Sunday },
		"weekly mon,thu":        func(day, _ time.Time) bool { return day.Weekday() == time.Monday || day.Weekday() == time.Thursday },
		"every 2 weeks fri":     func(day, start time.Time) bool { return week(day, start, time.Friday, time.Friday) },
		"every 2 weeks mon,sat": func(day, start time.Time) bool { return week(day, start, time.Monday, time.Saturday) },
		"monthly 1,15":          func(day, _ time.Time) bool { return day.Day() == 1 || day.Day() == 15 },
		"monthly 30":            func(day, _ time.Time) bool { return day.Day() == min(30, last(day)) },
		"monthly 31":            func(day, _ time.Time) bool { return day.Day() == last(day) },
		"monthly last":          func(day, _ time.Time) bool { return day.Day() == last(day) },
		"monthly 1-sun":         func(day, _ time.Time) bool { return day.Weekday() == time.Sunday && day.Day() <= 7 },
		"monthly last-fri":      func(day, _ time.Time) bool { return day.Weekday() == time.Friday && day.Day()+7 > last(day) },
		"yearly 02-29":          func(day, _ time.Time) bool { return day.Month() == time.February && day.Day() == min(29, last(day)) },
	}
}

// randomBook returns a journal with one promise of a rhythm and check-ins on some of its
// days, some of them several times, in any order.
func randomBook(t *testing.T, w workbook.Words, r *rand.Rand, rhythm, from string, start time.Time, length int) (*book, map[string]bool) {
	b := &book{t: t, words: w}
	id := b.addAt(start.Add(time.Duration(r.IntN(24))*time.Hour), entry.Entry{Kind: entry.Promise, Terms: entry.Terms{What: "x", Every: rhythm, From: from}})
	told := map[string]bool{}
	for range r.IntN(40) {
		day := start.AddDate(0, 0, r.IntN(length)).Format(time.DateOnly)
		state := []ledger.State{ledger.Kept, ledger.Missed, ledger.Changed}[r.IntN(3)]
		b.tell(id, start.AddDate(0, 0, length-1).Format(time.DateOnly), day, state)
		told[day] = true
	}
	return b, told
}

// TestNoDayIsSkippedOrDoubled compares the days of each rhythm with a plain description
// of it, day by day over four years, whatever was told of which days.
func TestNoDayIsSkippedOrDoubled(t *testing.T) {
	r, w := rand.New(rand.NewPCG(1, 2)), words(t)
	for name, is := range rhythms() {
		for range 40 {
			start := on("2026-01-01").AddDate(0, 0, r.IntN(900))
			length := 1 + r.IntN(1461) // over a leap day
			b, told := randomBook(t, w, r, name, "", start, length)
			today := start.AddDate(0, 0, length-1)
			var want []string
			for day := start; !day.After(today); day = day.AddDate(0, 0, 1) {
				if is(day, start) || told[day.Format(time.DateOnly)] {
					want = append(want, day.Format(time.DateOnly))
				}
			}
			p := b.at(today.Add(23 * time.Hour)).Promises[0]
			var got []string
			for _, o := range p.Occurrences() {
				if o.State != ledger.Ahead {
					got = append(got, o.Day.Format(time.DateOnly))
				}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%s from %s:\n got %v\nwant %v", name, start.Format(time.DateOnly), got, want)
			}
			for day := start; !day.After(today); day = day.AddDate(0, 0, 1+r.IntN(60)) { // the next one is known on any day
				next, known := b.at(day).Promises[0].Next()
				if known && !is(next, start) {
					t.Fatalf("%s from %s: on %s, the next one is %s", name, start.Format(time.DateOnly), day.Format(time.DateOnly), next.Format(time.DateOnly))
				}
			}
		}
	}
}

// TestFromDoneComesRoundOnce checks that a rhythm that counts from the day it was done
// has one open day, which is never before the last one that was told.
func TestFromDoneComesRoundOnce(t *testing.T) {
	r, w := rand.New(rand.NewPCG(3, 4)), words(t)
	for name := range rhythms() {
		for range 40 {
			start, length := on("2026-01-01").AddDate(0, 0, r.IntN(900)), 1+r.IntN(1461)
			b, told := randomBook(t, w, r, name, ledger.FromDone, start, length)
			open, seen := 0, map[string]bool{}
			last := time.Time{}
			for _, o := range b.at(start.AddDate(0, 0, length-1)).Promises[0].Occurrences() {
				if day := o.Day.Format(time.DateOnly); seen[day] {
					t.Fatalf("%s: %s comes twice", name, day)
				} else {
					seen[day] = true
				}
				if o.Tell == nil {
					open++
				} else if open > 0 {
					t.Fatalf("%s: %s was told after an open day", name, o.Day.Format(time.DateOnly))
				}
				last = o.Day
			}
			stored, _ := days.StoredRhythm(name)
			if open != 1 || len(seen) != len(told)+1 || last.Before(stored.Next(start.AddDate(0, 0, -1), start)) {
				t.Fatalf("%s from %s: %d open days, %d of %d told", name, start.Format(time.DateOnly), open, len(seen), len(told))
			}
		}
	}
}

// TestMergedCopies checks that two copies of a journal which went apart lead to the
// same ledger, whichever is merged into the other, and that the order in which lines
// stand in a file means nothing.
func TestMergedCopies(t *testing.T) {
	r, w := rand.New(rand.NewPCG(5, 6)), words(t)
	for range 200 {
		b := &book{t: t, words: w}
		ids := []string{b.promise("2026-12-01", entry.Terms{What: "a", Every: "daily"}), b.promise("2026-12-01", entry.Terms{What: "b", By: "2026-12-20"})}
		var mine, yours []entry.Entry
		common := slices.Clone(b.entries)
		for i := range 30 {
			written, day := fmt.Sprintf("2026-12-%02d", 2+i/2), fmt.Sprintf("2026-12-%02d", 1+r.IntN(25))
			id := ids[r.IntN(2)]
			switch r.IntN(6) {
			case 0:
				b.add(written, entry.Entry{Kind: entry.Promise, About: id, Terms: entry.Terms{What: "c", Every: "weekly " + []string{"mon", "sun"}[r.IntN(2)]}})
			case 1:
				b.add(written, entry.Entry{Kind: entry.Promise, About: id, Terms: entry.Terms{What: "a"}, Ended: day})
			case 2:
				b.add(written, entry.Entry{Kind: entry.Answer, Prompt: "first-promise", Answer: entry.Value(map[string]string{"act": "d", "by": day})})
			default:
				b.tell(id, written, day, []ledger.State{ledger.Kept, ledger.Missed}[r.IntN(2)])
			}
			if e := b.entries[len(b.entries)-1]; r.IntN(2) == 0 {
				mine = append(mine, e)
			} else {
				yours = append(yours, e)
			}
		}
		first := (&book{t: t, words: b.words, entries: slices.Concat(common, mine, yours)}).on("2026-12-31")
		second := (&book{t: t, words: b.words, entries: slices.Concat(yours, common, mine)}).on("2026-12-31")
		if !reflect.DeepEqual(stories(first), stories(second)) {
			t.Fatalf("merged:\n%v\nthe other way round:\n%v", stories(first), stories(second))
		}
	}
}

func stories(l ledger.Ledger) []string {
	var all []string
	for _, p := range l.Promises {
		due, _ := p.Due()
		all = append(all, fmt.Sprint(p.What(), " ", story(p), " ", due, " ", p.Entries))
	}
	return all
}

func BenchmarkFold(b *testing.B) {
	book := &book{t: b}
	id := book.promise("2024-01-01", entry.Terms{What: "x", Every: "daily"})
	for day := on("2024-01-01"); len(book.entries) < 4000; day = day.AddDate(0, 0, 1) {
		book.tell(id, "2024-01-01", day.Format(time.DateOnly), ledger.Kept)
	}
	w := words(b)
	for b.Loop() {
		l := ledger.Fold(book.entries, on("2034-01-01"), ledger.Prompts{}, w)
		l.Promises[0].Due()
	}
}
