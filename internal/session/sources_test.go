package session_test

import (
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// items is a source of items that no question can be asked about.
func items(list ...guide.Item) []guide.Source {
	return []guide.Source{func(guide.View, time.Time) []guide.Item { return list }}
}

func promise(kind guide.ItemKind, days int) guide.Item {
	return guide.Item{Kind: kind, Ref: guide.Ref{Promise: "01P"}, At: noon.AddDate(0, 0, days), Text: "I ring at six", Rests: true}
}

func review(kind guide.ItemKind, days int) guide.Item {
	return guide.Item{Kind: kind, Ref: guide.Ref{Review: "01R"}, At: noon.AddDate(0, 0, days), Text: "Looking back", Why: "agreed with {other}"}
}

// What is due and is no prompt is shown once, and then the prompts are asked.
func TestItemsThatAreNoPrompts(t *testing.T) {
	m := &memory{}
	walk(t, m, 0) // makes the journal
	p := &person{t: t, m: m, script: []string{"due: ", "due: ", "deed: I lied", "worth: stop"}}
	s := sessionOf(t, m, p, 0)
	s.Sources = items(promise(guide.ItemDue, -2), review(guide.ItemDue, -1))
	if outcome, err := s.Run(t.Context()); err != nil || outcome != session.Stopped {
		t.Fatal(outcome, err)
	}
	expect(t, m, `answer deed "I lied"`)
	if want := []guide.Card{{Title: "due", Body: "I ring at six"}, {Title: "due", Body: "Looking back\n\nagreed with Bo"}}; len(p.told) != 2 || p.told[0] != want[0] || p.told[1] != want[1] {
		t.Errorf("told %+v, want %+v", p.told, want)
	}
}

// A person can stop at such a card.
func TestStopAtAnItem(t *testing.T) {
	m := &memory{}
	walk(t, m, 0)
	p := &person{t: t, m: m, script: []string{"due: away"}}
	s := sessionOf(t, m, p, 0)
	s.Sources = items(promise(guide.ItemDue, 0))
	if outcome, err := s.Run(t.Context()); err != nil || outcome != session.Stopped || len(p.saw) > 0 {
		t.Error(outcome, err, p.saw)
	}
}

// What waits and is no prompt is told, and its wait cannot be shortened.
func TestWaitsForNoPrompt(t *testing.T) {
	m := &memory{}
	walked := []string{"deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r"}
	walk(t, m, 0, append(walked, "letter: l", "threshold: enough")...)
	p := &person{t: t, m: m, script: []string{"threshold: enough"}}
	s := sessionOf(t, m, p, 0)
	s.Sources = items(promise(guide.ItemWait, 1))
	if outcome, err := s.Run(t.Context()); err != nil || outcome != session.Finished {
		t.Fatal(outcome, err)
	}
	if q := p.saw[0]; len(q.Options) != 1 || q.Options[0].ID != "enough" {
		t.Errorf("a promise can be moved: %+v", q.Options)
	}
}

// A task that was put off is due, and is asked as such, while a promise is due
// as well.
func TestDueTaskBesideOtherItems(t *testing.T) {
	m := &memory{more: `  - {id: talk, kind: task, ask: "Talk.", why: w, guide: g}`}
	walked := []string{"deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r"}
	walk(t, m, 0, append(walked, "letter: l", "talk: not-yet 2026-03-02", "threshold: enough")...)
	p := &person{t: t, m: m, script: []string{"due: ", "talk: not-yet 2026-03-02", "talk: stop"}}
	s := sessionOf(t, m, p, 1)
	s.Sources = items(promise(guide.ItemDue, 0))
	if _, err := s.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if q := p.saw[0]; q.Value != "" || q.Notice != "due-since" {
		t.Errorf("asked with %+v", q)
	}
	if got := m.entries[len(m.entries)-1]; got.Prompt != "talk" || !got.At.After(noon) {
		t.Errorf("putting it off to the same day is not recorded: %+v", got)
	}
}
