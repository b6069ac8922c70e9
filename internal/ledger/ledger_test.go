package ledger_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func words(t testing.TB) workbook.Words {
	t.Helper()
	w, err := workbook.LoadWords(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// book is a journal in the making: entries at growing ids.
type book struct {
	t       testing.TB
	entries []entry.Entry
	words   workbook.Words
}

// add appends an entry that is written at noon of a day, and returns its id.
func (b *book) add(day string, e entry.Entry) string {
	b.t.Helper()
	return b.addAt(on(day).Add(12*time.Hour), e)
}

func (b *book) addAt(at time.Time, e entry.Entry) string {
	e.ID, e.At = fmt.Sprintf("01KKM%021d", len(b.entries)+1), at
	b.entries = append(b.entries, e)
	return e.ID
}

func (b *book) promise(day string, terms entry.Terms) string {
	return b.add(day, entry.Entry{Kind: entry.Promise, Terms: terms})
}

func (b *book) tell(id, written, day string, state ledger.State) string {
	return b.add(written, entry.Entry{Kind: entry.Checkin, About: id, Day: day, State: string(state)})
}

func (b *book) on(day string) ledger.Ledger { return b.at(on(day).Add(20 * time.Hour)) }

func (b *book) at(now time.Time) ledger.Ledger {
	prompts := ledger.Prompts{"first-promise": ledger.Usual, "openness": ledger.Openness, "boundaries": ledger.Boundary}
	if b.words == nil {
		b.words = words(b.t)
	}
	return ledger.Fold(b.entries, now, prompts, b.words)
}

func on(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return t
}

// story writes the days of a promise like "06 kept, 13 untold, 20 ahead".
func story(p *ledger.Promise) string {
	var all []string
	for _, o := range p.Occurrences() {
		all = append(all, o.Day.Format("01-02")+" "+string(o.State))
	}
	return strings.Join(all, ", ")
}

func TestWeeks(t *testing.T) {
	b := book{t: t}
	id := b.promise("2026-12-01", entry.Terms{What: "I call on Sunday", Every: "weekly sun"})
	expect(t, b.on("2026-12-05"), 0, "12-06 ahead", 0)
	expect(t, b.on("2026-12-06"), 0, "12-06 untold, 12-13 ahead", 1)
	b.tell(id, "2026-12-06", "2026-12-06", ledger.Kept)
	expect(t, b.on("2026-12-06"), 0, "12-06 kept, 12-13 ahead", 0)
	expect(t, b.on("2027-01-05"), 0, "12-06 kept, 12-13 untold, 12-20 untold, 12-27 untold, 01-03 untold, 01-10 ahead", 4)
	b.tell(id, "2027-01-05", "2027-01-03", ledger.Missed)
	expect(t, b.on("2027-01-05"), 0, "12-06 kept, 12-13 untold, 12-20 untold, 12-27 untold, 01-03 missed, 01-10 ahead", 0)
	b.tell(id, "2027-01-06", "2026-12-20", ledger.Kept) // filled in later
	b.tell(id, "2027-01-06", "2027-01-03", ledger.Kept) // corrected
	expect(t, b.on("2027-01-06"), 0, "12-06 kept, 12-13 untold, 12-20 kept, 12-27 untold, 01-03 kept, 01-10 ahead", 0)
	b.add("2027-01-07", entry.Entry{Kind: entry.Promise, About: id, Terms: entry.Terms{What: "I call on Sunday"}, Ended: "2027-01-07", Why: "we talk daily now"})
	expect(t, b.on("2027-02-07"), 0, "12-06 kept, 12-13 untold, 12-20 kept, 12-27 untold, 01-03 kept", 0)
}

func expect(t *testing.T, l ledger.Ledger, i int, want string, due int) {
	t.Helper()
	p := l.Promises[i]
	if got := story(p); got != want {
		t.Errorf("on %s:\n got %s\nwant %s", l.Today.Format(time.DateOnly), got, want)
	}
	if got, _ := p.Due(); got.Count != due {
		t.Errorf("on %s, %d days are due, want %d", l.Today.Format(time.DateOnly), got.Count, due)
	}
}

func TestSeveralDaysAtOnce(t *testing.T) {
	b := book{t: t}
	id := b.promise("2026-12-01", entry.Terms{What: "I write it down", Every: "daily"})
	b.add("2026-12-04", entry.Entry{Kind: entry.Checkin, About: id, Since: "2026-12-01", Day: "2026-12-04", State: "kept"})
	b.tell(id, "2026-12-04", "2026-12-02", ledger.Missed)
	expect(t, b.on("2026-12-04"), 0, "12-01 kept, 12-02 missed, 12-03 kept, 12-04 kept, 12-05 ahead", 0)
}

func TestFromDone(t *testing.T) {
	b := book{t: t}
	id := b.promise("2026-12-01", entry.Terms{What: "I clean the car", Every: "every 10 days", From: "done"})
	expect(t, b.on("2026-12-20"), 0, "12-01 untold", 1) // one thing is left to do, however long ago
	b.add("2026-12-20", entry.Entry{Kind: entry.Checkin, About: id, Day: "2026-12-01", Done: "2026-12-18", State: "kept"})
	expect(t, b.on("2026-12-20"), 0, "12-01 kept, 12-28 ahead", 0)
	b.tell(id, "2026-12-28", "2026-12-28", ledger.Missed)
	expect(t, b.on("2026-12-29"), 0, "12-01 kept, 12-28 missed, 01-07 ahead", 0)
}

func TestOneDay(t *testing.T) {
	b := book{t: t}
	id := b.promise("2026-12-01", entry.Terms{What: "I pay the bill", By: "2027-01-01"})
	expect(t, b.on("2026-12-23"), 0, "01-01 ahead", 0)
	expect(t, b.on("2027-01-02"), 0, "01-01 untold", 1)
	b.tell(id, "2027-01-02", "2027-01-01", ledger.Kept)
	l := b.on("2027-01-02")
	expect(t, l, 0, "01-01 kept", 0)
	if len(l.Open()) != 0 {
		t.Error("a promise whose only day was kept is open")
	}
}

func TestChange(t *testing.T) {
	b := book{t: t}
	id := b.promise("2026-12-01", entry.Terms{What: "I pay the bill", By: "2027-01-01"})
	weekly := b.promise("2026-12-01", entry.Terms{What: "I call", Every: "weekly sun"})
	change := func(id, day string, terms entry.Terms) {
		b.add(day, entry.Entry{Kind: entry.Promise, About: id, Terms: terms})
	}
	change(id, "2026-12-30", entry.Terms{What: "I pay half of it", By: "2027-01-15", Agreed: "both"})
	change(weekly, "2026-12-15", entry.Terms{What: "I call on Monday", Every: "weekly mon", Agreed: "both"})
	l := b.on("2027-01-05")
	expect(t, l, 0, "01-01 changed, 01-15 ahead", 0)
	expect(t, l, 1, "12-06 untold, 12-13 changed, 12-21 untold, 12-28 untold, 01-04 untold, 01-11 ahead", 3)
	if l.Promises[0].Versions[0].What != "I pay the bill" || l.Promises[0].What() != "I pay half of it" {
		t.Errorf("the wordings are %+v", l.Promises[0].Versions)
	}
}

func TestAnswersMakePromises(t *testing.T) {
	b := book{t: t}
	answer := func(day, prompt, revises string, fields any) string {
		return b.add(day, entry.Entry{Kind: entry.Answer, Prompt: prompt, Answer: entry.Value(fields), Revises: revises})
	}
	first := answer("2026-12-01", "first-promise", "", map[string]string{"alone": "no", "act": "I pay 40", "by": "on the 1st of the month", "if": "short", "then": "20"})
	answer("2026-12-02", "first-promise", first, map[string]string{"act": "I pay 45", "by": "on the 1st of the month"})
	answer("2026-12-02", "openness", "", map[string]string{"act": "My statement", "by": "every Friday", "until": "2026-12-31"})
	answer("2026-12-02", "boundaries", "", "I don't drive after a drink.")
	odd := b.add("2026-12-03", entry.Entry{Kind: entry.Answer, Prompt: "second-promise", Answer: entry.Value(map[string]string{"act": "x"})})
	l := b.on("2026-12-20")
	if len(l.Promises) != 3 || l.ByID(odd) != nil {
		t.Fatalf("%d promises", len(l.Promises))
	}
	p := l.Promises[0]
	if p.ID != first || p.What() != "I pay 45" || len(p.Versions) != 2 || story(p) != "12-01 untold, 01-01 ahead" {
		t.Errorf("%+v: %s", p, story(p))
	}
	if open := l.Promises[1]; open.Sort != ledger.Openness || story(open) != "12-04 untold, 12-11 untold, 12-18 untold, 12-25 ahead" {
		t.Errorf("%+v: %s", open, story(open))
	}
	if l := b.on("2027-01-01"); l.Promises[1].Open() || !l.Promises[1].Over() {
		t.Error("openness goes on after its last day")
	}
	if limit := l.Promises[2]; limit.Sort != ledger.Boundary || limit.Ticked() || !limit.Open() || limit.What() != "I don't drive after a drink." {
		t.Errorf("%+v", limit)
	}
	answer("2026-12-21", "first-promise", first, map[string]string{"act": "I pay", "by": "every time you ask"})
	if p := b.on("2026-12-22").Promises[0]; p.Current().Unclear != "every time you ask" {
		t.Errorf("%+v", p.Current())
	}
}

// A promise that ended is not taken up by a new answer to the same prompt.
func TestAnswerAfterTheEnd(t *testing.T) {
	b := book{t: t}
	id := b.add("2026-12-01", entry.Entry{Kind: entry.Answer, Prompt: "first-promise", Answer: entry.Value(map[string]string{"act": "a", "by": "daily"})})
	b.add("2026-12-05", entry.Entry{Kind: entry.Promise, About: id, Terms: entry.Terms{What: "a"}, Ended: "2026-12-05"})
	b.add("2026-12-06", entry.Entry{Kind: entry.Answer, Prompt: "first-promise", Revises: id, Answer: entry.Value(map[string]string{"act": "b", "by": "daily"})})
	if l := b.on("2026-12-07"); len(l.Promises) != 2 || l.Promises[1].What() != "b" || len(l.Open()) != 1 {
		t.Errorf("%+v", l.Promises)
	}
}

func TestFind(t *testing.T) {
	b := book{t: t}
	sunday := b.promise("2026-12-01", entry.Terms{What: "I call on Sunday", Every: "weekly sun"})
	friday := b.promise("2026-12-01", entry.Terms{What: "I call on Friday", Every: "weekly fri"})
	b.add("2026-12-02", entry.Entry{Kind: entry.Promise, About: sunday, Terms: entry.Terms{What: "I call on Sunday"}, Ended: "2026-12-02"})
	l := b.on("2026-12-03")
	for said, want := range map[string]string{"1": friday, "2": sunday, sunday: sunday, "friday CALL": friday, "sunday": sunday, "call": friday} {
		if p, err := l.Find(said); err != nil || p.ID != want {
			t.Errorf("%q finds %+v, %v", said, p, err)
		}
	}
	for said, want := range map[string]error{"3": ledger.ErrNone, "": ledger.ErrNone, "visit": ledger.ErrNone} {
		if _, err := l.Find(said); !errors.Is(err, want) {
			t.Errorf("%q: %v", said, err)
		}
	}
	b.promise("2026-12-03", entry.Terms{What: "I call at noon", By: "2026-12-10"})
	if _, err := b.on("2026-12-03").Find("call"); !errors.Is(err, ledger.ErrSeveral) {
		t.Errorf("%v", err)
	}
}

func TestDayMeant(t *testing.T) {
	b := book{t: t}
	id := b.promise("2026-12-01", entry.Terms{What: "I call", Every: "weekly sun"})
	meant := func(today, named string, state ledger.State) string {
		var day time.Time
		if named != "" {
			day = on(named)
		}
		got, ok := b.on(today).Promises[0].DayMeant(day, state)
		if !ok {
			return "none"
		}
		return got.Format("01-02")
	}
	for _, tt := range []struct {
		today, named string
		state        ledger.State
		want         string
	}{
		{"2026-12-06", "", ledger.Kept, "12-06"}, {"2026-12-08", "", ledger.Kept, "12-06"}, {"2026-12-15", "", ledger.Missed, "12-13"},
		{"2026-12-15", "2026-12-06", ledger.Kept, "12-06"}, {"2026-12-15", "2026-12-08", ledger.Kept, "12-06"},
		{"2026-12-05", "", ledger.Kept, "12-06"}, // a day early
		{"2026-12-05", "", ledger.Missed, "none"},
	} {
		if got := meant(tt.today, tt.named, tt.state); got != tt.want {
			t.Errorf("on %s, %q is %s, want %s", tt.today, tt.named, got, tt.want)
		}
	}
	b.tell(id, "2026-12-06", "2026-12-06", ledger.Kept)
	if got := meant("2026-12-06", "", ledger.Kept); got != "none" {
		t.Errorf("kept twice on a day, it counts for %s", got)
	}
	if got := meant("2026-12-06", "", ledger.Missed); got != "12-06" {
		t.Errorf("a correction is for %s", got)
	}
}

// An entry that was written while the clock was ahead counts from the day before it in
// the journal, not from a day that has not come.
func TestClockAhead(t *testing.T) {
	b := book{t: t}
	b.add("2026-12-01", entry.Entry{Kind: entry.Note, Text: "x"})
	b.promise("2027-12-01", entry.Terms{What: "I call", Every: "weekly sun"})
	expect(t, b.on("2026-12-07"), 0, "12-06 untold, 12-13 ahead", 1)
}

// The day of an entry is the one at the place where it was written.
func TestTimeZones(t *testing.T) {
	b := book{t: t}
	kiritimati, honolulu := time.FixedZone("", 14*60*60), time.FixedZone("", -10*60*60)
	b.addAt(time.Date(2026, 12, 6, 1, 0, 0, 0, kiritimati), entry.Entry{Kind: entry.Promise, Terms: entry.Terms{What: "x", Every: "daily"}})
	if got := story(b.at(time.Date(2026, 12, 5, 23, 0, 0, 0, honolulu)).Promises[0]); got != "12-06 ahead" {
		t.Errorf("in Honolulu: %s", got)
	}
	if got := story(b.at(time.Date(2026, 12, 7, 13, 0, 0, 0, kiritimati)).Promises[0]); got != "12-06 untold, 12-07 untold, 12-08 ahead" {
		t.Errorf("in Kiritimati: %s", got)
	}
}

func TestRests(t *testing.T) {
	b := book{t: t}
	id := b.promise("2026-12-01", entry.Terms{What: "I tell them on Sunday", Every: "weekly sun"})
	b.tell(id, "2026-12-13", "2026-12-13", ledger.Kept) // told in spite of the rest
	l := b.on("2027-01-05")
	p := l.Promises[0]
	p.Rests = []ledger.Span{{Start: on("2026-12-07"), End: on("2027-01-03")}}
	expect(t, l, 0, "12-06 untold, 12-13 kept, 01-03 untold, 01-10 ahead", 1)
	p.Rests[0].End = time.Time{}
	expect(t, l, 0, "12-06 untold, 12-13 kept", 0)
	l = b.on("2026-12-10")
	l.Promises[0].Rests = []ledger.Span{{Start: on("2026-12-08")}}
	expect(t, l, 0, "12-06 untold, 12-13 kept", 0) // it can wait until the rest is over
}
