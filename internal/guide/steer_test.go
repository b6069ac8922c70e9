package guide_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// steered is a workbook whose answers close prompts and change the route.
const steered = `
id: one
title: One
intro: First.
prompts:
  - {id: want, title: Wants, kind: choice, ask: q, why: w, guide: g, options: [{id: both, label: B}, {id: refused, label: R}]}
  - {id: ask, title: Asking, kind: task, ask: q, why: w, guide: g, reaches: true,
     outcomes: [{id: day, label: "On", day: true}, {id: silent, label: Silent}]}
  - {id: letter, title: Letter, kind: text, ask: q, why: w, guide: g, formerly: [{prompt: draft}]}
  - {id: known, title: Known, kind: choice, ask: q, why: w, guide: g, options: [{id: all, label: A}, {id: part, label: P}],
     formerly: [{prompt: told, answers: {done: all, little: part, "no": part}}]}
  - {id: meet, title: Meeting, kind: task, ask: q, why: w, guide: g, reaches: true, when: {ask: [day]}}
  - {id: reader, title: Reader, kind: task, ask: q, why: w, guide: g}
  - {id: amends, title: Amends, kind: text, ask: q, why: w, guide: g}
  - {id: offer, title: Offer, kind: review, ask: q, why: w, guide: g, fields: [
      {id: act, kind: line, ask: q}, {id: ending, kind: line, ask: q}, {id: until, kind: date, ask: q, formerly: offer-end}]}
`

const steering = `
titles: {begin: Begin, meet: Meet, amends: Amends}
routes:
  - {id: amends, path: hurting, when: [{want: [refused]}, {ask: [silent]}], sittings: [{id: begin, prompts: [want, letter]}, {id: amends, opens: {after: [begin]}, prompts: [amends]}]}
  - {id: repair, path: hurting, sittings: [{id: begin, prompts: [want, ask, letter, known]}, {id: meet, opens: {"on": ask, days: -2}, prompts: [meet]}]}
steering:
  - {id: "no", when: [{want: [refused]}, {ask: [silent]}], closes: [reaching, known], say: "{other} said no."}
`

func steeredBook(t *testing.T) *workbook.Workbook {
	t.Helper()
	wb, err := workbook.Load(fstest.MapFS{
		"workbook.yaml":  {Data: []byte("title: t\nversion: '2'\npaths: {hurting: [one]}\n")},
		"steps/one.yaml": {Data: []byte(steered)}, "routes.yaml": {Data: []byte(steering)},
	}, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	return wb
}

func TestSteering(t *testing.T) {
	wb := steeredBook(t)
	for _, tt := range []struct {
		name string
		d    *diary
		want string // what can be done, and after a slash what waits
	}{
		{"at first", begin("light"), "want ask letter known /"},
		{"a yes closes nothing", begin("light").answer(0, "want", "both"), "ask letter known /"},
		{"a no closes what reaches, and takes another route", begin("light").answer(0, "want", "refused"), "letter /"},
		{"the other way of saying no", begin("light").answer(0, "want", "both").answer(0, "ask", "done silent"), "letter /"},
		{"it goes on there", begin("light").answer(0, "want", "refused").answer(0, "letter", "x"), "amends /"},
		{"taken back, the first route goes on", begin("light").answer(0, "want", "refused").answer(0, "letter", "x").answer(1, "want", "both"), "ask known /"},
		{"a day in an outcome opens a sitting before it", begin("light").answer(0, "ask", "done day 2026-03-10"), "want letter known / meet 03-08"},
		{"without a day it opens at once", begin("light").answer(0, "ask", "done"), "want letter known meet /"},
	} {
		st := guide.Fold(tt.d.entries).Adopt(wb)
		a := guide.Plan(wb, st, day(0))
		got := names(a.Ready) + "/"
		for _, it := range a.Waiting {
			got += " " + it.Prompt + it.At.Format(" 01-02")
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// What a rule says is told with the answer that brings it into force, and with no
// other.
func TestTold(t *testing.T) {
	wb := steeredBook(t)
	view := func(d *diary) guide.View { return guide.ViewOf(wb, words(t), d.entries, day(0)) }
	before, after := view(begin("light")), view(begin("light").answer(0, "want", "refused"))
	if got := after.Told(before.State); got != "Bo said no." {
		t.Errorf("a no says %q", got)
	}
	if got := after.Told(after.State); got != "" {
		t.Errorf("the next answer says %q", got)
	}
}

func TestAdopt(t *testing.T) {
	wb := steeredBook(t)
	for name, tt := range map[string]struct {
		d    *diary
		want string
	}{
		"a text that went elsewhere":    {begin("light").answer(0, "draft", "old"), `letter="old"`},
		"the new one counts":            {begin("light").answer(0, "letter", "new").answer(1, "draft", "old"), `letter="new"`},
		"a new one that was skipped":    {begin("light").answer(0, "draft", "old").skip(1, "letter"), ``},
		"a translated answer":           {begin("light").answer(0, "told", "done"), `known="all"`},
		"an outcome is more than done":  {begin("light").answer(0, "told", "done little"), `known="part"`},
		"another":                       {begin("light").answer(0, "told", "no I am afraid"), `known="part"`},
		"one that has no translation":   {begin("light").answer(0, "told", "not-yet 2026-04-01"), ``},
		"an outcome, for a condition":   {begin("light").answer(0, "ask", "done day 2026-03-10"), `ask="done day 2026-03-10"`},
		"a text that became a form":     {begin("light").answer(0, "offer", "my calls").answer(0, "offer-end", "2026-06-30"), `offer={"act":"my calls","until":"2026-06-30"}`},
		"nothing of it in the original": {begin("light"), ``},
	} {
		st := guide.Fold(tt.d.entries).Adopt(wb)
		var got []string
		for _, id := range []string{"ask", "known", "letter", "offer"} {
			if e, ok := st.Answer(id); ok {
				got = append(got, id+"="+string(e.Answer))
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

// A task that was put off comes back on its day, also one that the route does not ask,
// or not yet.
func TestPutOffElsewhere(t *testing.T) {
	wb := steeredBook(t)
	for prompt, d := range map[string]*diary{
		"reader": begin("light").answer(0, "reader", "not-yet 2026-03-05"),
		"meet":   begin("light").answer(0, "ask", "done day 2026-06-01").answer(0, "meet", "not-yet 2026-03-05"),
	} {
		asked := func(items []guide.Item) bool {
			return slices.ContainsFunc(items, func(it guide.Item) bool { return it.Prompt == prompt })
		}
		early, later := guide.ViewOf(wb, words(t), d.entries, day(1)), guide.ViewOf(wb, words(t), d.entries, day(10))
		if a := early.Agenda; asked(a.Ready) || !asked(a.Waiting) {
			t.Errorf("%q is not waiting: %+v", prompt, a)
		}
		if a := later.Agenda; !asked(a.Due) || asked(a.Waiting) {
			t.Errorf("%q is not due: %+v", prompt, a)
		}
		for _, it := range later.Agenda.Due {
			if s := later.Agenda.SittingOf(it); s.ID == "" || s.Title == "" || !slices.Contains(s.Left, it.Prompt) {
				t.Errorf("%q is due in the sitting %+v", it.Prompt, s)
			}
		}
	}
	if a := guide.ViewOf(wb, words(t), begin("light").answer(0, "ask", "not-yet 2026-03-05").answer(0, "want", "refused").entries, day(10)).Agenda; len(a.Due) > 0 {
		t.Errorf("what the steering has closed is due: %+v", a.Due)
	}
}

// The reason of a decision is in the person's words: none of them counts as an
// outcome.
func TestOutcomeValues(t *testing.T) {
	wb := steeredBook(t)
	meet, _ := wb.Prompt("meet")
	for answer, want := range map[string]bool{
		"done day 2026-03-10": true, "done": true, "done silent": false, "no day suits them": false, "not-yet 2026-03-10": false,
	} {
		st := guide.Fold(begin("light").answer(0, "ask", answer).entries).Adopt(wb)
		if st.Applies(wb, meet) != want {
			t.Errorf("after %q the meeting applies: %v", answer, !want)
		}
	}
}

func TestThreshold(t *testing.T) {
	wb := steeredBook(t)
	view := func(d *diary, on int) guide.View { return guide.ViewOf(wb, words(t), d.entries, day(on)) }
	v := view(begin("light").answer(0, "want", "both").skip(0, "letter").answer(0, "ask", "done day 2026-03-10").answer(0, "known", "all"), 0)
	page := v.Threshold("begin")
	if !slices.Equal(page.Done, []string{"Wants", "Asking", "Known"}) || !slices.Equal(page.Skipped, []string{"Letter"}) {
		t.Errorf("done %q, skipped %q", page.Done, page.Skipped)
	}
	if page.Next.ID != "meet" || page.At.Format(time.DateOnly) != "2026-03-08" || !page.Wait.Rests {
		t.Errorf("next is %+v at %s", page.Next, page.At)
	}
	if !slices.Equal(page.Offers, []string{"letter"}) {
		t.Errorf("what was skipped is offered: %q", page.Offers)
	}
	page = view(begin("light").answer(0, "want", "refused").answer(0, "letter", "x"), 0).Threshold("begin")
	if page.Next.ID != "amends" || !page.At.IsZero() || page.Wait.IsPrompt() {
		t.Errorf("next is %+v at %s", page.Next, page.At)
	}
	early := view(begin("light").answer(0, "want", "both").answer(0, "letter", "x").answer(0, "known", "all").answer(0, "ask", "not-yet 2026-03-20"), 1)
	page = early.Threshold("")
	if !slices.Equal(page.Early, []string{"ask"}) {
		t.Errorf("what was put off can be done early: %q", page.Early)
	}
	if !slices.Equal(page.Next.Left, []string{"ask"}) || page.At.Format(time.DateOnly) != "2026-03-20" {
		t.Errorf("next is what was put off, not %q at %s", page.Next.Left, page.At)
	}
}

// A person who comes back after weeks is asked again how things are, once.
func TestAway(t *testing.T) {
	wb, err := workbook.Load(fstest.MapFS{
		"workbook.yaml":  {Data: []byte("title: t\nversion: '2'\npaths: {hurting: [one]}\n")},
		"steps/one.yaml": {Data: []byte("id: one\ntitle: One\nintro: F.\nprompts:\n  - {id: want, kind: text, ask: q, why: w, guide: g}\n  - {id: space, kind: text, ask: q, why: w, guide: g}\n  - {id: later, kind: text, ask: q, why: w, guide: g}\n")},
		"routes.yaml": {Data: []byte("titles: {first: F, back: B, last: L}\nroutes: [{id: r, path: hurting, sittings: [{id: first, prompts: [want, space]}," +
			"{id: back, opens: {away: 40}, prompts: [want, space], again: [want, space]}, {id: last, opens: {after: [space], days: 90}, prompts: [later]}]}]\n")},
	}, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	first := func() *diary { return begin("light").answer(0, "want", "x").answer(0, "space", "y") }
	for _, tt := range []struct {
		name string
		d    *diary
		on   int
		want string
	}{
		{"the same week", first(), 7, ""},
		{"after 39 days", first(), 39, ""},
		{"after 40 days", first(), 40, "want space "},
		{"half way through", first().answer(40, "want", "z"), 40, "space "},
		{"done", first().answer(40, "want", "z").answer(40, "space", "z"), 41, ""},
		{"when all was done before", first().answer(1, "later", "z"), 41, ""},
	} {
		if got := names(guide.Plan(wb, guide.Fold(tt.d.entries).Adopt(wb), day(tt.on)).Ready); got != tt.want {
			t.Errorf("%s: %q is asked, want %q", tt.name, got, tt.want)
		}
	}
	if got := guide.Fold(first().entries).Away(day(40)); got != 40 {
		t.Errorf("away for %d days", got)
	}
}

// Nothing of a private answer is recorded but that there is one.
func TestPrivateAnswer(t *testing.T) {
	safe := &workbook.Prompt{ID: "safe", Kind: workbook.Choice, Options: []workbook.Option{{ID: "none"}, {ID: "done-to-me", Gate: "private"}}}
	v := guide.View{Workbook: steeredBook(t), State: guide.Fold(begin("light").entries)}
	got := v.Entries(safe, v.Workbook.Steps[0], entry.Value("done-to-me"))
	if len(got) != 1 || got[0].Kind != entry.Gate || !slices.Equal(got[0].Gate, []string{"private"}) || got[0].Prompt != "" || got[0].Ask != "" {
		t.Errorf("recorded: %+v", got)
	}
	st := guide.Fold(begin("light").add(0, got[0]).entries)
	if st.Path() != workbook.Harmed || !st.Closed() {
		t.Errorf("the path is %q", st.Path())
	}
	if shown := gate.Shown(st.Gate); !slices.Equal(shown, gate.Shown([]string{"force"})) {
		t.Errorf("shown as %q, unlike another yes", shown)
	}
}
