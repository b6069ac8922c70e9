package session_test

import (
	"errors"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// one asks a single prompt of a script.
func one(t *testing.T, m *memory, prompt string, script ...string) (*person, session.Outcome, session.Recorded) {
	t.Helper()
	p := &person{t: t, m: m, script: script}
	outcome, done, err := sessionOf(t, m, p, 0).One(t.Context(), prompt)
	if err != nil || len(p.script) > 0 {
		t.Errorf("%v, and it ended before %q", err, p.script)
	}
	return p, outcome, done
}

// What became of a prompt that was asked by itself.
func TestOne(t *testing.T) {
	for name, tt := range map[string]struct {
		script  []string
		outcome session.Outcome
		done    session.Recorded
	}{
		"answered":          {[]string{"deed: I lied more"}, session.Finished, session.Recorded{Kind: entry.Answer}},
		"unchanged":         {[]string{"deed: as-is"}, session.Finished, session.Recorded{Kind: entry.Answer, Unchanged: true}},
		"skipped":           {[]string{"deed: skip", "deed.left-out: empty"}, session.Finished, session.Recorded{Kind: entry.Skip}},
		"skipped and back":  {[]string{"deed: skip", "deed.left-out: back", "deed: stop"}, session.Stopped, session.Recorded{}},
		"stopped":           {[]string{"deed: half I"}, session.Stopped, session.Recorded{}},
		"stopped, skipping": {[]string{"deed: skip", "deed.left-out: stop"}, session.Stopped, session.Recorded{}},
		"vanished":          {[]string{"deed: vanish I"}, session.Vanished, session.Recorded{}},
		"ended":             {[]string{"deed: end"}, session.Ended, session.Recorded{}},
	} {
		m := begun(t, "")
		piped(t, m, "deed: I lied", "worth: y")
		if _, outcome, done := one(t, m, "deed", tt.script...); outcome != tt.outcome || done.Kind != tt.done.Kind || done.Unchanged != tt.done.Unchanged {
			t.Errorf("%s: %v, %+v", name, outcome, done)
		}
	}
	m := begun(t, "")
	piped(t, m, "deed: I lied")
	if _, outcome, done := one(t, m, "worth", "worth: back"); outcome != session.Finished || done.Kind != "" {
		t.Errorf("back: %v, %+v", outcome, done)
	}
}

// An answer that is unchanged leaves no draft, though nothing is recorded.
func TestUnchangedDropsDrafts(t *testing.T) {
	m := begun(t, "")
	piped(t, m, "deed: I lied", "worth: y")
	m.drafts["deed"], m.drafts["worth"] = "I lied more", "other"
	if _, _, done := one(t, m, "deed", "deed: I lied"); !done.Unchanged || len(m.drafts) != 1 {
		t.Errorf("%+v, the drafts are %v", done, m.drafts)
	}
}

// A prompt that recording refuses is asked again, with what was typed.
func TestRefusedIsAskedAgain(t *testing.T) {
	m := begun(t, "")
	p, _, done := one(t, m, "deed", "deed: refused  ", "deed: I lied")
	if q := p.saw[1]; q.Value != " " || q.Notice != "refusal-empty" || done.Kind != entry.Answer {
		t.Errorf("asked again with %q and %q: %+v", q.Value, q.Notice, done)
	}
	p = &person{t: t, m: m, script: []string{"note: refused  ", "note: x"}}
	if outcome, err := sessionOf(t, m, p, 0).Note(t.Context(), ""); err != nil || outcome != session.Finished || p.saw[1].Notice != "refusal-empty" {
		t.Errorf("a note: %v, %v", outcome, err)
	}
}

// Where nobody is there, a failed save is an error, and the words are reported.
func TestFullDiskUnattended(t *testing.T) {
	m := begun(t, "")
	p := &person{t: t, m: m, script: []string{"deed: fill I lied"}}
	s := sessionOf(t, m, p, 0)
	s.Patient = false
	if outcome, err := s.Run(t.Context()); err == nil || outcome != session.Stopped || unkept(err) != "deed=I lied" {
		t.Errorf("%v, %v", outcome, err)
	}
}

// An answer that could not be recorded but was kept as a draft ends the session.
func TestNotRecordedButKept(t *testing.T) {
	m := begun(t, "")
	m.lost = true
	p := &person{t: t, m: m, script: []string{"deed: I lied"}}
	if outcome, err := sessionOf(t, m, p, 0).Run(t.Context()); err == nil || outcome != session.Stopped || m.drafts["deed"] != "I lied" {
		t.Errorf("%v, %v: the drafts are %v", outcome, err, m.drafts)
	}
}

// A remark is made once, and only to a person.
func TestRemarkUnattended(t *testing.T) {
	m := begun(t, `  - {id: talk, kind: task, ask: "Talk.", why: w, guide: g}`)
	p := &person{t: t, m: m, script: []string{"talk: not-yet 2026-02-01"}}
	s := sessionOf(t, m, p, 0)
	s.Patient = false
	if _, done, err := s.One(t.Context(), "talk"); err != nil || done.Kind != entry.Answer || len(p.saw) != 1 {
		t.Errorf("%+v, %v", done, err)
	}
}

// A draft of blanks clears an answer, except in a line, where blanks are kept.
func TestBlankDraft(t *testing.T) {
	m := begun(t, `  - {id: name, kind: line, ask: "Name.", why: w, guide: g}`)
	piped(t, m, "deed: I lied", "name: Bo")
	m.drafts["deed"], m.drafts["name"] = " \n", "  "
	if p, _, _ := one(t, m, "deed", "deed: stop"); p.saw[0].Value != "" || p.saw[0].Notice != "" || len(p.saw[0].Quotes) > 0 {
		t.Errorf("a text: %+v", p.saw[0])
	}
	if p, _, _ := one(t, m, "name", "name: stop"); p.saw[0].Value != "  " {
		t.Errorf("a line: %+v", p.saw[0])
	}
}

// A letter that is read again has what there is to ask about it next to it, and
// the letter itself has not.
func TestReview(t *testing.T) {
	m := begun(t, "")
	piped(t, m, "letter: Bo, I lied")
	reviewed := func(prompt string, review session.Review) (*person, error) {
		p := &person{t: t, m: m, script: []string{prompt + ": stop"}}
		s := sessionOf(t, m, p, 5)
		s.Review = review
		_, _, err := s.One(t.Context(), prompt)
		return p, err
	}
	for prompt, want := range map[string]int{"reread": 1, "letter": 0} {
		p, err := reviewed(prompt, func(letter string) ([]guide.Quote, error) {
			return []guide.Quote{{Ask: "reviewed", Text: letter}}, nil
		})
		checks := p.saw[0].Checks
		if err != nil || len(checks) != want || want > 0 && checks[0].Text != "Bo, I lied" {
			t.Errorf("%s: %v, checks %+v", prompt, err, checks)
		}
	}
	if p, err := reviewed("reread", func(string) ([]guide.Quote, error) { return nil, nil }); err != nil || len(p.saw[0].Checks) != 0 {
		t.Errorf("nothing to ask about: %v, %+v", err, p.saw[0].Checks)
	}
	if _, err := reviewed("reread", func(string) ([]guide.Quote, error) { return nil, errors.New("no rules") }); err == nil {
		t.Error("a fault of the review is not reported")
	}
}

// A notice about an answer is shown with the next question, and once.
func TestNoticeOfSaving(t *testing.T) {
	m := &memory{}
	p, _, _ := walk(t, m, 0, "deed: x", "worth: back", "deed: as-is", "worth: y", "feeling.feeling: stop")
	var notices []string
	for _, q := range p.saw {
		notices = append(notices, q.Notice)
	}
	if got, want := strings.Join(notices, "|"), "|saved|||saved"; got != want {
		t.Errorf("the notices are %q, want %q", got, want)
	}
}
