package session_test

import (
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

const safePrompt = `  - {id: safe, kind: choice, ask: "Safe?", why: w, guide: g, options: [{id: "none", label: "No"}, {id: by-me, label: "Yes, by me hit", gate: force}]}
  - {id: after, kind: text, ask: "After.", why: w, guide: g}
`

// An answer that closes the workbook ends the session: no question comes after
// it, and no card but the one for closing.
func TestAnswerCloses(t *testing.T) {
	m := &memory{more: safePrompt}
	walk(t, m, 0)
	m.drafts["safe"] = "by-me"
	_, outcome, err := walk(t, m, 0, "safe: as-is", "sure: right")
	if err != nil || outcome != session.Closed {
		t.Errorf("a walk ends with %v, %v", outcome, err)
	}
	m = &memory{more: safePrompt}
	walk(t, m, 0)
	p := &person{t: t, m: m, script: []string{"safe: by-me", "sure: right"}}
	outcome, done, err := sessionOf(t, m, p, 0).One(t.Context(), "safe")
	if err != nil || outcome != session.Closed || !done.Closed || done.Danger != nil {
		t.Errorf("a single prompt ends with %v, %+v, %v", outcome, done, err)
	}
}

// An answer of another process closes it as well.
func TestClosedElsewhere(t *testing.T) {
	gate := entry.Entry{At: noon, Kind: entry.Gate, Gate: []string{"control"}}
	m := &memory{}
	walk(t, m, 0)
	m.meanwhile = []entry.Entry{gate}
	if _, outcome, err := walk(t, m, 0, "deed: x"); err != nil || outcome != session.Closed {
		t.Errorf("a walk ends with %v, %v", outcome, err)
	}
	expect(t, m, "gate  ", `answer deed "x"`)
	m = &memory{}
	walk(t, m, 0)
	p := &person{t: t, m: m, script: []string{"note: hit"}}
	gate.ID = m.entries[0].ID
	s := sessionOf(t, m, p, 0)
	m.entries = append(m.entries, gate)
	if outcome, err := s.Note(t.Context(), ""); err != nil || outcome != session.Closed {
		t.Errorf("a note ends with %v, %v", outcome, err)
	}
}

// Any other answer to such a prompt closes nothing, and neither does a yes that
// was not meant.
func TestAnswerClosesNothing(t *testing.T) {
	for _, script := range [][]string{{"safe: none"}, {"safe: by-me", "sure: again", "safe: none"}, {"safe: by-me", "sure: back", "safe: none"}} {
		m := &memory{more: safePrompt}
		walk(t, m, 0)
		p := &person{t: t, m: m, script: script}
		outcome, done, err := sessionOf(t, m, p, 0).One(t.Context(), "safe")
		if err != nil || outcome != session.Finished || done.Closed || done.Kind != entry.Answer {
			t.Errorf("%q: it ends with %v, %+v, %v", script, outcome, done, err)
		}
		expect(t, m, `answer safe "none"`)
	}
}

// Where nobody is there to ask, as at a pipe, a yes is taken as it is.
func TestAnswerClosesUnasked(t *testing.T) {
	m := &memory{more: safePrompt}
	walk(t, m, 0)
	p := &person{t: t, m: m, script: []string{"safe: by-me"}}
	s := sessionOf(t, m, p, 0)
	s.Patient = false
	if outcome, _, err := s.One(t.Context(), "safe"); err != nil || outcome != session.Closed {
		t.Errorf("it ends with %v, %v", outcome, err)
	}
	expect(t, m, `answer safe "by-me"`, "gate  ")
}

// The yes is read back in the place of the prompt, and takes one of two answers.
func TestReadBackQuestion(t *testing.T) {
	m := begun(t, safePrompt)
	p, _, _ := one(t, m, "safe", "safe: by-me", "sure: skip", "safe: by-me", "sure: stop")
	if q := p.saw[1]; q.Number != 5 || q.Of != 6 || q.Step != "One" || len(q.Rail) != 1 || !q.CanBack || q.Check("perhaps") == nil || q.Check("right") != nil {
		t.Errorf("read back as %+v", q)
	}
	if p.saw[2].Value != "by-me" || len(p.saw) != 4 {
		t.Errorf("asked again with %q, and then %+v", p.saw[2].Value, p.saw[3:])
	}
	expect(t, m)
}
