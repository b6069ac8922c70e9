package guide_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "time/tzdata" // not every machine has it

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

// TestYears lives the years in testdata/years, day by day, and compares what the status
// line, "next" and the agenda say in the morning of each day, and after each thing that
// the person did. Days on which nothing changes are folded. With -update those lines
// are written again, to be read as a story before they are committed. Besides those of
// a course, the commands are:
//
//	zone NAME            where the person is from now on
//	on DAY               the evening of that day; the mornings before it pass
//	make WHAT | WHEN     a promise; "make until DAY WHAT | WHEN" offers to show something
//	keep WORDS [| DAY]   a promise was kept: today, or on that day
//	miss WORDS [| DAY]   it was missed
//	change WORDS | WHEN  it comes around otherwise
//	stop WORDS           it ends
func TestYears(t *testing.T) {
	files, err := filepath.Glob("testdata/years/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no years: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			y := &year{course: newCourse(t)}
			for line := range strings.Lines(string(want)) {
				if !strings.HasPrefix(line, output) {
					y.do(strings.TrimSpace(line), line)
				}
			}
			y.evening()
			if got := y.out.String(); *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != string(want) {
				t.Errorf("%s reads differently now; run the test with -update, and look at git diff", file)
				firstDifference(t, got, string(want))
			}
		})
	}
}

// year is a course that is told day by day.
type year struct {
	*course
	place  *time.Location
	before string          // what was said last
	heard  map[string]bool // the rows that were told last
	did    bool            // the person did something this evening
}

func (y *year) do(line, raw string) {
	command, rest, _ := strings.Cut(line, " ")
	object, more, _ := strings.Cut(rest, " | ")
	run := map[string]func(){
		"zone":   func() { y.zone(rest) },
		"on":     func() { y.until(rest) },
		"make":   func() { y.make(object, more) },
		"keep":   func() { y.tell(object, more, ledger.Kept) },
		"miss":   func() { y.tell(object, more, ledger.Missed) },
		"change": func() { y.change(object, more) },
		"stop":   func() { y.stop(object) },
	}[command]
	if command == "on" {
		y.evening()
		run()
		y.out.WriteString(raw)
		return
	}
	y.out.WriteString(raw)
	if run == nil {
		y.course.do(line)
	} else {
		run()
	}
	y.did = y.did || line != "" && line[0] != '#' && !y.at.IsZero()
}

func (y *year) zone(name string) {
	place, err := time.LoadLocation(name)
	if err != nil {
		y.t.Fatal(err)
	}
	y.place = place
	if !y.at.IsZero() {
		y.at = y.at.In(place)
	}
}

// hour returns an hour of the day of a moment, where the person is.
func (y *year) hour(at time.Time, hour int) time.Time {
	year, month, day := at.Date()
	return time.Date(year, month, day, hour, 0, 0, 0, y.place)
}

// until lives up to the evening of a day.
func (y *year) until(day string) {
	at, err := time.ParseInLocation("Mon 2 Jan 2006", day, y.place)
	if err != nil || at.Format("Mon 2 Jan 2006") != day {
		y.t.Fatalf("%q is no day: %v", day, err)
	}
	for m := y.at.AddDate(0, 0, 1); !y.at.IsZero() && !y.hour(m, 7).After(y.hour(at, 7)); m = m.AddDate(0, 0, 1) {
		y.hear(y.hour(m, 7), "")
	}
	y.at = y.hour(at, 20)
}

// evening tells what is said after the person did something.
func (y *year) evening() {
	if y.did {
		y.hear(y.at.Add(time.Hour), ", afterwards")
	}
	y.did = false
}

// hear tells what is said at one moment, unless it is what was said before.
func (y *year) hear(at time.Time, when string) {
	v := guide.ViewOf(y.wb, y.words, y.d.entries, at)
	y.check(v, at)
	said := sum(v)
	if said == y.before {
		return
	}
	y.before = said
	y.say("%s%s", at.Format("Mon 2 Jan 2006"), when)
	y.say("  short:  %s", cmp.Or(strings.TrimSpace(render.Short(v, false)), "(silent)"))
	y.say("  next:   %s", nextOf(v))
	y.rows(v)
}

// rows tells the agenda, one line a row. What waits as it did the last time is only
// counted.
func (y *year) rows(v guide.View) {
	heard, same := map[string]bool{}, 0
	for _, r := range v.Rows() {
		key := fmt.Sprint(r.Kind, r.ID, r.State, r.At.Format(time.DateOnly), r.Count)
		if heard[key] = true; r.State == guide.RowWaits && y.heard[key] {
			same++
			continue
		}
		_, row, _ := strings.Cut(render.Page{Width: 200}.Agenda(v, []guide.Row{r}), "\n") // without the heading
		y.say("  %-8s%s", r.State, strings.Join(strings.Fields(row), " "))
	}
	if same > 0 {
		y.say("          and %d that wait as before", same)
	}
	y.heard = heard
}

// sum returns what is said at one moment, without how far away a day is and what was
// told already.
func sum(v guide.View) string {
	var b strings.Builder
	for _, r := range v.Rows() {
		if r.State == guide.RowDone {
			continue
		}
		fmt.Fprintln(&b, r.Kind, r.ID, r.State, r.At.Format(time.DateOnly), r.Count, r.What)
	}
	return b.String() + render.Short(v, false) + nextOf(v)
}

func nextOf(v guide.View) string {
	next := v.Agenda.Next
	switch next.Kind {
	case guide.ItemDone:
		return v.Words.Say("all-done")
	case guide.ItemWait:
		return v.Words.Say("waiting-until", "date", v.Words.Day(next.At))
	}
	return v.Title(next)
}

// check checks what is true on every day: while nothing may reach for the other person,
// nothing does, and one promise is one line.
func (y *year) check(v guide.View, at time.Time) {
	lines := map[string]bool{}
	for _, r := range v.Rows() {
		p := v.Ledger.ByID(r.Promise)
		if p == nil || r.State == guide.RowDone || r.Kind == guide.RowEnd {
			continue
		}
		if v.State.Quiet(y.wb) && v.State.Reaches(y.wb, p) {
			y.t.Errorf("%s: %q reaches for them", at.Format(time.DateOnly), r.What)
		}
		if key := r.Promise + string(r.State); lines[key] {
			y.t.Errorf("%s: %q is there twice", at.Format(time.DateOnly), r.What)
		} else {
			lines[key] = true
		}
	}
}

// promise returns the promise with some of these words.
func (y *year) promise(words string) *ledger.Promise {
	p, err := y.view().Ledger.Find(words)
	if err != nil {
		y.t.Fatalf("%s: %q: %v", y.at, words, err)
	}
	return p
}

func (y *year) terms(what, when string) entry.Terms {
	terms := entry.Terms{What: what, If: "I'm late", Then: "I say so"}
	when, done := strings.CutSuffix(when, ", from when it's done")
	if done {
		terms.From = ledger.FromDone
	}
	if rhythm, err := y.view().Answers().Rhythm(when); err == nil {
		terms.Every = rhythm
		return terms
	}
	terms.By = y.day(when).Format(time.DateOnly)
	return terms
}

func (y *year) day(said string) time.Time {
	day, err := y.view().Answers().Date(said)
	if err != nil {
		y.t.Fatalf("%q: %v", said, err)
	}
	return day
}

func (y *year) make(what, when string) {
	e := entry.Entry{Kind: entry.Promise}
	if rest, offered := strings.CutPrefix(what, "until "); offered {
		words := strings.Fields(rest)
		e.Sort, e.Until = string(ledger.Openness), y.day(strings.Join(words[:2], " ")).Format(time.DateOnly)
		what = strings.Join(words[2:], " ")
	}
	e.Terms = y.terms(what, when)
	y.record(e)
}

func (y *year) tell(words, day string, state ledger.State) {
	p, on := y.promise(words), time.Time{}
	if day != "" {
		stored, _, err := y.view().Answers().PastDay(day)
		if err != nil {
			y.t.Fatal(err)
		}
		on, _ = time.Parse(time.DateOnly, stored)
	}
	meant, ok := p.DayMeant(on, state)
	if !ok {
		y.t.Fatalf("%s: there is nothing to tell of %q", y.at, words)
	}
	e := entry.Entry{Kind: entry.Checkin, About: p.ID, Day: meant.Format(time.DateOnly), State: string(state)}
	if on.IsZero() {
		on = y.view().Ledger.Today
	}
	if state == ledger.Kept && !on.Equal(meant) {
		e.Done = on.Format(time.DateOnly)
	}
	if state == ledger.Missed {
		e.Text, e.Told, e.Repair = "I forgot.", "no", "I say so."
	}
	y.record(e)
}

func (y *year) change(words, when string) {
	p := y.promise(words)
	terms := p.Current().Terms
	changed := y.terms(terms.What, when)
	terms.By, terms.Every, terms.From, terms.Agreed = changed.By, changed.Every, changed.From, "both"
	y.record(entry.Entry{Kind: entry.Promise, About: p.ID, Terms: terms})
}

func (y *year) stop(words string) {
	p := y.promise(words)
	y.record(entry.Entry{Kind: entry.Promise, About: p.ID, Ended: y.at.Format(time.DateOnly), Terms: p.Current().Terms})
}
