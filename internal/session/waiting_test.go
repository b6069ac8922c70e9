package session_test

import (
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

var untilTheLetter = []string{"deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r"}

// A rest is told on a page, with what was done, and what can be done about it.
func TestRestPage(t *testing.T) {
	m := &memory{}
	p, outcome, err := walk(t, m, 0, append(untilTheLetter, "letter: l", "threshold: enough")...)
	if err != nil || outcome != session.Finished {
		t.Fatal(outcome, err)
	}
	q := p.saw[len(p.saw)-1]
	if q.Value != "enough" || q.Step != "One" || q.Ask != "threshold-title" || !q.Needed {
		t.Errorf("asked as %+v", q)
	}
	if got := q.Page[0]; got.Label != "threshold-done" || got.Text != "What? \u00b7 Worth? \u00b7 Say it. \u00b7 Write." {
		t.Errorf("done: %+v", got)
	}
	if got := q.Page[1]; got.Label != "threshold-waits" || got.Text != "threshold-wait r" {
		t.Errorf("waits: %+v", got)
	}
	var ids []string
	for _, o := range q.Options {
		ids = append(ids, o.ID)
	}
	if !slices.Equal(ids, []string{"enough", "longer", "today"}) {
		t.Errorf("the choices are %q", ids)
	}
	if q.Check("later") == nil || q.Check("enough") != nil || q.Check("today") != nil {
		t.Error("it takes another answer than its choices, or not those")
	}
}

// The wait can be made longer, by a day that the person names.
func TestRestMadeLonger(t *testing.T) {
	m := &memory{}
	walk(t, m, 0, append(untilTheLetter, "letter: l", "threshold: longer", "rest-until: 2026-03-09", "threshold: enough")...)
	if e := m.entries[len(m.entries)-1]; e.Kind != entry.Rest || e.Prompt != "reread" || e.Until != "2026-03-09" {
		t.Errorf("recorded %+v", e)
	}
	if p, _, _ := walk(t, m, 7, "threshold: enough"); p.saw[0].Ask != "threshold-nothing" {
		t.Errorf("before that day it asks %+v", p.saw[0])
	}
}

// It can be left in every way; going back or skipping means nothing there.
func TestRestLeft(t *testing.T) {
	for do, want := range map[string]session.Outcome{"stop": session.Stopped, "end": session.Ended, "vanish x": session.Vanished} {
		m := &memory{}
		if _, outcome, err := walk(t, m, 0, append(untilTheLetter, "letter: l", "threshold: skip", "threshold: "+do)...); err != nil || outcome != want {
			t.Errorf("%s: %v, %v", do, outcome, err)
		}
		if strings.Contains(said(m), "rest") {
			t.Errorf("%s: the journal holds\n%s", do, said(m))
		}
	}
}

func TestEndedRestEntry(t *testing.T) {
	m := &memory{}
	walk(t, m, 0, append(untilTheLetter, "letter: l", "threshold: today", "reread: stop")...)
	if e := m.entries[len(m.entries)-1]; e.Step != "one" || e.Prompt != "reread" || e.Until != "2026-03-01" || !e.At.Equal(noon) {
		t.Errorf("recorded %+v", e)
	}
}

// At the end of the workbook it says so.
func TestAllDone(t *testing.T) {
	m := &memory{}
	walk(t, m, 0, append(untilTheLetter, "letter: l", "threshold: enough")...)
	p, outcome, err := walk(t, m, 2, "reread: as-is", "threshold: enough")
	if err != nil || outcome != session.Finished || p.saw[1].Ask != "threshold-end" {
		t.Errorf("%v, %v: %+v", outcome, err, p.saw)
	}
}

const twoSittings = `
titles: {first: First, second: Second, changed: Changed}
routes:
  - {id: all, path: hurting, sittings: [
      {id: first, prompts: [deed], offers: [worth, reread]},
      {id: second, opens: {after: [first], days: 1}, prompts: [letter]}]}
changes:
  - {id: other, asks: [worth, deed]}
`

const changedPrompt = `  - {id: changed, kind: choice, ask: "Changed?", why: w, guide: g, options: [{id: other, label: O}, {id: more, label: M}]}
`

// A session does one sitting. The next one can be done at once, and what is offered
// at its end as well.
func TestOneSitting(t *testing.T) {
	for name, tt := range map[string]struct{ script, want []string }{
		"enough":  {[]string{"deed: x", "threshold: enough"}, []string{`answer deed "x"`}},
		"go on":   {[]string{"deed: x", "threshold: go-on", "letter: l", "threshold: enough"}, []string{`answer deed "x"`, "rest letter 2026-03-01", `answer letter "l"`}},
		"more":    {[]string{"deed: x", "threshold: more", "choose: worth", "worth: y", "threshold: enough"}, []string{`answer deed "x"`, `answer worth "y"`}},
		"back":    {[]string{"deed: x", "threshold: more", "choose: back", "threshold: enough"}, []string{`answer deed "x"`}},
		"changed": {[]string{"deed: x", "threshold: changed", "changed: other", "worth: y", "deed: z", "threshold: enough"}, []string{`answer deed "x"`, `answer changed "other"`, `answer worth "y"`, `answer deed "z"`}},
		"skipped": {[]string{"deed: skip", "deed.left-out: empty", "threshold: more", "choose: deed", "deed: x", "threshold: enough"}, []string{"skip deed ", `answer deed "x"`}},
	} {
		t.Run(name, func(t *testing.T) {
			m := &memory{routes: twoSittings, more: changedPrompt}
			_, outcome, err := walk(t, m, 0, tt.script...)
			if err != nil || outcome != session.Finished {
				t.Fatal(outcome, err)
			}
			expect(t, m, tt.want...)
		})
	}
}

// Whoever comes back after a long time is told how long it was, without reproach.
func TestLongAway(t *testing.T) {
	m := &memory{}
	walk(t, m, 0, "deed: x")
	if p, _, _ := walk(t, m, 29, "worth: stop"); p.saw[0].Notice != "" {
		t.Errorf("after 29 days: %q", p.saw[0].Notice)
	}
	if p, _, _ := walk(t, m, 35, "worth: stop"); p.saw[0].Notice != "long-away" {
		t.Errorf("after 35 days: %q", p.saw[0].Notice)
	}
}

// The first night begins with what the person chooses, or not at all.
func TestBegin(t *testing.T) {
	for do, want := range map[string]string{"worth": "worth", "now": "deed", "later": ""} {
		m := begun(t, "")
		p := &person{t: t, m: m, script: []string{"opening: " + do}}
		if want != "" {
			p.script = append(p.script, want+": stop")
		}
		s := sessionOf(t, m, p, 0)
		s.Begin = &session.Opening{Title: "T", Body: "B", Options: []workbook.Option{{ID: "worth", Label: "W"}, {ID: "now", Label: "N"}, {ID: "later", Label: "L"}}}
		if _, err := s.Run(t.Context()); err != nil || len(p.script) > 0 {
			t.Errorf("%s: %v, and of the script is left %q", do, err, p.script)
		}
	}
}
