package guide_test

import (
	"fmt"
	"testing"
	"testing/fstest"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// small is a workbook with an example of everything that matters for the agenda.
const small = `
id: one
title: One
intro: First.
prompts:
  - {id: deed, kind: text, ask: "What, {me}?", why: w, guide: g}
  - {id: lied, kind: confirm, ask: "Lied?", why: w, guide: g}
  - {id: tell, kind: task, ask: Tell, why: w, guide: g, when: {lied: ["true"]}}
  - {id: letter, kind: letter, ask: Write, why: w, guide: g, quotes: [deed]}
  - {id: reread, kind: letter, again: letter, ask: Reread, why: w, guide: g}
  - {id: aside, kind: text, ask: Aside, why: w, guide: g}
`

const second = `
id: two
title: Two
intro: Second.
prompts:
  - {id: ask-time, kind: task, ask: Ask, why: w, guide: g}
  - {id: later, kind: text, ask: "Later", why: w, guide: g, when: {relation: [family]}}
  - {id: day, kind: date, ask: Day, why: w, guide: g}
  - {id: look, kind: text, ask: Look, why: w, guide: g}
  - {id: kept, kind: text, ask: Kept, why: w, guide: g}
`

// sittings asks for the first step in one sitting, lets the letter rest, and comes
// back every week to what was kept.
const sittings = `, path: hurting, sittings: [
     {id: write, prompts: [deed, lied, tell, letter, aside]},
     {id: read, opens: {after: [letter], days: %d, why: r}, prompts: [reread]},
     {id: meet, opens: {after: [reread, letter]}, prompts: [ask-time, later, day]},
     {id: look, opens: {"on": day}, prompts: [look]},
     {id: week-1, opens: {after: [look], days: 7}, prompts: [kept], again: [kept]},
     {id: week-2, opens: {after: [look], days: 14}, prompts: [kept], again: [kept]}]}
`

// routes returns the routes, which differ in how long the letter rests.
func routes() []byte {
	return []byte("titles: {write: Writing, read: Reading, meet: Meeting, look: Looking, week-1: First week, week-2: Second week}\n" +
		"minutes: {text: 1, letter: 5}\nroutes:\n" +
		"  - {id: light, when: [{severity: [light]}]" + fmt.Sprintf(sittings, 2) +
		"  - {id: serious, when: [{severity: [serious]}]" + fmt.Sprintf(sittings, 4) +
		"  - {id: grave" + fmt.Sprintf(sittings, 7))
}

func words(t testing.TB) workbook.Words {
	t.Helper()
	w, err := workbook.LoadWords(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func load(t testing.TB) *workbook.Workbook {
	t.Helper()
	wb, err := workbook.Load(fstest.MapFS{
		"workbook.yaml":  {Data: []byte("title: t\nversion: '1'\npaths: {hurting: [one, two]}\n")},
		"steps/one.yaml": {Data: []byte(small)}, "steps/two.yaml": {Data: []byte(second)},
		"routes.yaml": {Data: routes()},
	}, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	return wb
}

// diary builds entries day by day. Day 0 is 1 March 2026, 20:00 in UTC+1.
type diary struct {
	entries []entry.Entry
	last    string
}

var (
	zone  = time.FixedZone("", 3600)
	start = time.Date(2026, 3, 1, 20, 0, 0, 0, zone)
)

func day(n int) time.Time { return start.AddDate(0, 0, n) }

func begin(severity string) *diary {
	d := &diary{}
	return d.add(0, entry.Entry{Kind: entry.Journal, Subject: entry.Subject{
		Name: "Ann", Other: "Bo", Relation: "friend", Breach: "lie", Intent: "choice", Severity: severity, Role: "hurting"}})
}

func (d *diary) add(n int, e entry.Entry) *diary { return d.addAt(day(n), e) }

func (d *diary) addAt(at time.Time, e entry.Entry) *diary {
	e.At = at
	id, err := entry.NextID(e.At, d.last)
	if err != nil {
		panic(err)
	}
	e.ID, d.last = id, id
	d.entries = append(d.entries, e)
	return d
}

func (d *diary) answer(n int, prompt string, value any) *diary {
	return d.add(n, entry.Entry{Kind: entry.Answer, Prompt: prompt, Answer: entry.Value(value)})
}

func (d *diary) skip(n int, prompt string) *diary {
	return d.add(n, entry.Entry{Kind: entry.Skip, Prompt: prompt})
}

func (d *diary) back(n int, step string) *diary {
	return d.add(n, entry.Entry{Kind: entry.Back, Step: step})
}

func (d *diary) rest(n int, prompt string, until time.Time) *diary {
	return d.add(n, entry.Entry{Kind: entry.Rest, Prompt: prompt, Until: until.Format(time.DateOnly)})
}

// family adds the prompts that are only asked about family.
func (d *diary) family(n int) *diary {
	return d.add(n, entry.Entry{Kind: entry.Setup, Subject: entry.Subject{Relation: "family"}})
}

func brief(it guide.Item) string {
	s := string(it.Kind) + " " + it.Prompt
	if !it.At.IsZero() {
		s += it.At.Format(" 01-02")
	}
	return s
}

func TestNext(t *testing.T) {
	walked := func() *diary {
		return begin("serious").answer(0, "deed", "I lied").answer(0, "lied", false)
	}
	written := func() *diary { return walked().answer(0, "letter", "Bo, I lied") }
	reread := func() *diary { return written().answer(0, "aside", "x").answer(5, "reread", "y") }
	looked := func() *diary {
		return reread().answer(5, "ask-time", "done").answer(5, "day", "2026-04-01").answer(31, "look", "z")
	}
	for _, tt := range []struct {
		name string
		d    *diary
		on   int
		want string
	}{
		{"a new journal begins at the first prompt", begin("light"), 0, "ask deed"},
		{"then comes the second", begin("light").answer(0, "deed", "x"), 0, "ask lied"},
		{"a condition that does not hold passes a prompt", walked(), 0, "ask letter"},
		{"one that holds asks it", begin("light").answer(0, "deed", "x").answer(0, "lied", true), 0, "ask tell"},
		{"what belongs to the same sitting comes first", written(), 1, "ask aside"},
		{"and then the letter rests", written().answer(0, "aside", "x"), 1, "wait reread 03-05"},
		{"a rest ends as its day begins", written().answer(0, "aside", "x"), 4, "due reread 03-05"},
		{"a rest is long for a grave breach", begin("grave").answer(0, "letter", "x").answer(0, "deed", "x").answer(0, "lied", false).answer(0, "aside", "x"), 6, "wait reread 03-08"},
		{"an earlier sitting comes before what is due", written(), 30, "ask aside"},
		{"a rest can be ended", written().answer(0, "aside", "x").rest(1, "reread", day(1)), 1, "due reread 03-02"},
		{"writing the letter anew begins the rest anew", written().answer(0, "aside", "x").rest(1, "reread", day(1)).answer(2, "letter", "y"), 3, "wait reread 03-07"},
		{"a letter left out is not read again", walked().skip(0, "letter").answer(0, "aside", "x"), 0, "ask ask-time"},
		{"without a day there is no review", written().answer(0, "aside", "x").answer(5, "reread", "y").answer(5, "ask-time", "done").skip(5, "day"), 6, "done "},
		{"a letter left out after it was written is not read again", written().skip(1, "letter").answer(1, "aside", "x"), 5, "ask ask-time"},
		{"a day that was left out later still counts", written().answer(0, "aside", "x").answer(5, "reread", "y").answer(5, "ask-time", "done").answer(5, "day", "2026-04-01").skip(6, "day"), 7, "wait look 04-01"},
		{"a letter changed as it was read again is not read once more", reread(), 20, "ask ask-time"},
		{"written anew after that, it rests anew", reread().answer(8, "letter", "z"), 9, "wait reread 03-13"},
		{"and is read anew", reread().answer(8, "letter", "z"), 12, "due reread 03-13"},
		{"and then the path goes on", reread().answer(8, "letter", "z").answer(12, "reread", "z"), 12, "ask ask-time"},
		{"its new rest can be ended", reread().answer(8, "letter", "z").rest(8, "reread", day(8)), 8, "due reread 03-09"},
		{"an earlier rest that was ended does not end it", written().answer(0, "aside", "x").rest(1, "reread", day(1)).answer(1, "reread", "y").answer(8, "letter", "z"), 9, "wait reread 03-13"},
		{"left out when it was to be read, and written anew, it rests", written().answer(0, "aside", "x").skip(5, "reread").answer(8, "letter", "z"), 9, "wait reread 03-13"},
		{"saved again as it was read, it needs no rest", reread().answer(8, "letter", "y"), 9, "ask ask-time"},
		{"written anew and then left out, it is not read again", reread().answer(8, "letter", "z").skip(9, "letter"), 20, "ask ask-time"},
		{"written anew on going back, it rests as well", reread().back(8, "one").answer(8, "deed", "a").answer(8, "lied", false).answer(8, "letter", "z").answer(8, "aside", "x"), 8, "wait reread 03-13"},
		{"a task put off holds back nothing that was agreed for a day", written().answer(0, "aside", "x").answer(5, "reread", "y").answer(5, "ask-time", "not-yet 2026-05-01").answer(5, "day", "2026-04-01"), 40, "due look 04-01"},
		{"a task put off waits", written().answer(0, "aside", "x").answer(5, "reread", "y").answer(5, "ask-time", "not-yet 2026-03-10").answer(5, "day", "2026-04-01"), 6, "wait ask-time 03-10"},
		{"and comes due", written().answer(0, "aside", "x").answer(5, "reread", "y").answer(5, "ask-time", "not-yet 2026-03-10"), 9, "due ask-time 03-10"},
		{"a task decided against is done", written().answer(0, "aside", "x").answer(5, "reread", "y").answer(5, "ask-time", "no they said no"), 6, "ask day"},
		{"a review waits for its day", written().answer(0, "aside", "x").answer(5, "reread", "y").answer(5, "ask-time", "done").answer(5, "day", "2026-04-01"), 6, "wait look 04-01"},
		{"the weeks count from the look", looked(), 32, "wait kept 04-08"},
		{"and come round", looked(), 38, "due kept 04-08"},
		{"a week that was done waits for the next", looked().answer(38, "kept", "yes"), 39, "wait kept 04-15"},
		{"weeks away are one question", looked(), 90, "due kept 04-15"},
		{"answered before its day, it is asked again", looked().answer(33, "kept", "early"), 38, "due kept 04-08"},
		{"and the end is the end", looked().answer(45, "kept", "yes"), 90, "done "},
		{"going back asks the step again", written().back(1, "one"), 1, "ask deed"},
		{"and then its next prompt", written().back(1, "one").answer(1, "deed", "again"), 1, "ask lied"},
		{"and then goes on where it was", written().back(1, "one").answer(1, "deed", "a").answer(1, "lied", false).answer(1, "letter", "b"), 2, "ask aside"},
		{"what was left out is asked again after going back", begin("light").skip(0, "deed").back(1, "one"), 1, "ask deed"},
		{"an answer after a skip counts", begin("light").skip(0, "deed").answer(1, "deed", "x"), 1, "ask lied"},
		{"severity corrected changes the rest", written().answer(0, "aside", "x").add(1, entry.Entry{Kind: entry.Setup, Subject: entry.Subject{Severity: "grave"}}), 1, "wait reread 03-08"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := guide.Plan(load(t), guide.Fold(tt.d.entries), day(tt.on))
			if brief(got.Next) != tt.want {
				t.Errorf("next is %q, want %q", brief(got.Next), tt.want)
			}
		})
	}
}

// TestClockGoesBack checks that a rest counts from the entry before the one that
// was written while the clock was ahead, and that no answered prompt is asked again.
func TestClockGoesBack(t *testing.T) {
	d := begin("light").answer(0, "deed", "x").answer(0, "lied", false).answer(0, "aside", "x").answer(100, "letter", "l")
	got := guide.Plan(load(t), guide.Fold(d.entries), day(10)).Next
	if brief(got) != "due reread 03-03" {
		t.Errorf("with the letter written 90 days ahead, next is %q", brief(got))
	}
	d.answer(5, "deed", "later, with an earlier clock")
	answer, _ := guide.Fold(d.entries).Answer("deed")
	if string(answer.Answer) != `"later, with an earlier clock"` {
		t.Errorf("the order of ids has to win over the clock; got %s", answer.Answer)
	}
}

// TestDaysArePlaces checks that a rest ends at midnight in the current time zone, and
// that a trip does not move its day.
func TestDaysArePlaces(t *testing.T) {
	d := begin("light").answer(0, "deed", "x").answer(0, "lied", false).answer(0, "aside", "x").answer(0, "letter", "l")
	for _, tt := range []struct {
		now  time.Time
		want guide.ItemKind
	}{
		{time.Date(2026, 3, 2, 23, 59, 59, 0, zone), guide.ItemWait},
		{time.Date(2026, 3, 3, 0, 0, 0, 0, zone), guide.ItemDue},
		{time.Date(2026, 3, 2, 23, 59, 59, 0, time.FixedZone("", 9*3600)), guide.ItemWait},
		{time.Date(2026, 3, 3, 0, 0, 0, 0, time.FixedZone("", 9*3600)), guide.ItemDue},
	} {
		if got := guide.Plan(load(t), guide.Fold(d.entries), tt.now).Next.Kind; got != tt.want {
			t.Errorf("at %s next is %q, want %q", tt.now, got, tt.want)
		}
	}
}

func TestStepStates(t *testing.T) {
	states := func(d *diary, on int) string {
		s := ""
		for _, step := range guide.Plan(load(t), guide.Fold(d.entries), day(on)).Steps {
			s += fmt.Sprintf("%s %d/%d ", step.State, step.Answered, step.Of)
		}
		return s
	}
	d := begin("serious")
	if got := states(d, 0); got != "open 0/5 ahead 0/4 " {
		t.Error(got)
	}
	d.answer(0, "deed", "x").answer(0, "lied", false).answer(0, "letter", "x").answer(0, "aside", "x")
	if got := states(d, 1); got != "waiting 4/5 ahead 0/4 " {
		t.Error(got)
	}
	if got := states(d, 4); got != "open 4/5 ahead 0/4 " {
		t.Error(got)
	}
	d.answer(4, "reread", "y")
	if got := states(d, 4); got != "done 5/5 open 0/4 " {
		t.Error(got)
	}
}

func TestLatestLetter(t *testing.T) {
	d := begin("light").answer(0, "letter", "first").answer(3, "reread", "second")
	if got, _ := guide.Fold(d.entries).Latest(load(t), "letter"); string(got.Answer) != `"second"` {
		t.Errorf("after rereading, the letter is %s", got.Answer)
	}
	d.answer(4, "letter", "third")
	if got, _ := guide.Fold(d.entries).Latest(load(t), "letter"); string(got.Answer) != `"third"` {
		t.Errorf("after writing it again, the letter is %s", got.Answer)
	}
}

func TestGateCloses(t *testing.T) {
	d := begin("light")
	for _, tt := range []struct {
		gate []string
		want workbook.Path
	}{
		{[]string{"none"}, workbook.Hurting}, {[]string{"unsaid"}, workbook.Hurting},
		{[]string{"afraid"}, workbook.Alone}, {[]string{"no-contact", "unsaid"}, workbook.Alone},
		{[]string{"none"}, workbook.Alone}, // lifts nothing
	} {
		d.add(0, entry.Entry{Kind: entry.Gate, Gate: tt.gate})
		if got := guide.Fold(d.entries).Path(); got != tt.want {
			t.Errorf("after %v the path is %q, want %q", tt.gate, got, tt.want)
		}
	}
}
