package session_test

import (
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

var untilTheLetter = []string{"deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r"}

// Whether a rest goes on is a question of its own, in the step of what rests.
func TestRestQuestion(t *testing.T) {
	m := &memory{}
	p, outcome, err := walk(t, m, 0, append(untilTheLetter, "letter: l", "threshold: enough")...)
	if err != nil || outcome != session.Finished {
		t.Fatal(outcome, err)
	}
	q := p.saw[len(p.saw)-1]
	if q.Value != "rest" || q.Step != "One" || q.Number != 5 || q.Of != 5 || q.Ask != "rest-ask" || q.Why != "r" || !q.Needed {
		t.Errorf("asked as %+v", q)
	}
	if q.Check("later") == nil || q.Check("rest") != nil || q.Check("today") != nil {
		t.Error("it takes another answer than its two, or none of them")
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

// A wait that is only told can be left as well.
func TestWaitLeft(t *testing.T) {
	for do, want := range map[string]session.Outcome{"": session.Finished, "away": session.Stopped, "vanish": session.Vanished, "end": session.Finished} {
		m := &memory{}
		walk(t, m, 0, append(untilTheLetter, "letter: l", "threshold: enough")...)
		p := &person{t: t, m: m, script: []string{"waiting-until: " + do}}
		s := sessionOf(t, m, p, 0)
		s.Sources = items(promise(guide.ItemWait, 1))
		if outcome, err := s.Run(t.Context()); err != nil || outcome != want {
			t.Errorf("%q: %v, %v", do, outcome, err)
		}
	}
}

// At the end of the workbook it says so.
func TestAllDone(t *testing.T) {
	m := &memory{}
	walk(t, m, 0, append(untilTheLetter, "letter: l", "threshold: enough")...)
	p, outcome, err := walk(t, m, 2, "reread: as-is", "threshold: enough")
	if err != nil || outcome != session.Finished || p.told[0].Body != "all-done-body" {
		t.Errorf("%v, %v: told %+v", outcome, err, p.told)
	}
}
