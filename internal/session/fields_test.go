package session_test

import (
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func TestDraftOfField(t *testing.T) {
	m := &memory{}
	walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: half you le")
	p, _, _ := walk(t, m, 0, "feeling.behaviour: you left", "feeling.reason: r")
	if p.saw[0].Value != "you le" {
		t.Errorf("the part begins with %q", p.saw[0].Value)
	}
	expect(t, m, `answer deed "x"`, `answer worth "y"`, `answer feeling {"behaviour":"you left","feeling":"sad","reason":"r"}`)
}

// A prompt is skipped by an empty first field; words in its other fields are kept,
// and whoever comes back is asked for what is missing.
func TestSkipByTheFirstField(t *testing.T) {
	m := &memory{more: `  - {id: vow, kind: i-sentence, optional: true, ask: "Vow.", why: w, guide: g, fields: [{id: feeling, kind: line, ask: "Feel?"}, {id: behaviour, kind: line, ask: "When?"}, {id: reason, kind: line, ask: "Because?"}]}`}
	walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r", "letter: l",
		"vow.feeling: glad", "vow.behaviour: you came", "vow.reason: back", "vow.behaviour: back", "vow.feeling: empty", "threshold: enough")
	if !strings.HasSuffix(said(m), "skip vow ") || len(m.drafts) != 1 || m.drafts["vow.behaviour"] != "you came" {
		t.Fatalf("the drafts are %v after\n%s", m.drafts, said(m))
	}
	p := &person{t: t, m: m, script: []string{"vow.feeling: glad", "vow.behaviour: as-is", "vow.reason: r"}}
	if _, _, err := sessionOf(t, m, p, 0).One(t.Context(), "vow"); err != nil || !strings.HasSuffix(said(m), `{"behaviour":"you came","feeling":"glad","reason":"r"}`) {
		t.Errorf("%v after\n%s", err, said(m))
	}
}

// The question of a prompt with fields is shown over its first field, also when
// there is something else to say.
func TestFieldsKeepTheirQuestion(t *testing.T) {
	m := &memory{}
	p, _, _ := walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: stop")
	if q := p.saw[2]; q.Notice != "saved" || q.About != "Say it." {
		t.Errorf("over the first part is %q, and the question %q", q.Notice, q.About)
	}
}

func TestRemarkIsMadeOnce(t *testing.T) {
	m := &memory{}
	p, _, _ := walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: ignored", "feeling.feeling: as-is", "feeling.behaviour: b", "feeling.reason: r")
	if !strings.HasPrefix(p.saw[3].Notice, "remark-feeling") {
		t.Errorf("the remark is %q", p.saw[3].Notice)
	}
}

// The fields are gone through back and forth, each with what was typed so far.
func TestFieldsBackAndForth(t *testing.T) {
	m := begun(t, "")
	p, _, _ := one(t, m, "feeling", "feeling.feeling: sad", "feeling.behaviour: you left", "feeling.reason: back", "feeling.behaviour: back", "feeling.feeling: as-is",
		"feeling.behaviour: as-is", "feeling.reason: r")
	expect(t, m, `answer feeling {"behaviour":"you left","feeling":"sad","reason":"r"}`)
	for i, q := range p.saw {
		if q.CanBack != (q.ID != "feeling.feeling") || q.Fields != 3 {
			t.Errorf("question %d: %+v", i, q)
		}
	}
	if len(m.drafts) > 0 {
		t.Errorf("drafts are left: %v", m.drafts)
	}
	p, _, done := one(t, m, "feeling", "feeling.feeling: as-is", "feeling.behaviour: as-is", "feeling.reason: as-is")
	if p.saw[2].Value != "r" || done.Kind != "answer" {
		t.Errorf("%+v after %+v", done, p.saw[2])
	}
}

// Back from the first field leads to the prompt before.
func TestBackFromTheFirstField(t *testing.T) {
	m := begun(t, "")
	walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: back", "worth: stop")
}

// A field that was cleared is asked first, before one that was begun after it.
func TestMissingFieldIsAskedFirst(t *testing.T) {
	m := begun(t, "")
	m.drafts["feeling.feeling"], m.drafts["feeling.reason"] = "sad", "r"
	one(t, m, "feeling", "feeling.behaviour: b", "feeling.reason: as-is")
	expect(t, m, `answer feeling {"behaviour":"b","feeling":"sad","reason":"r"}`)
}

// A draft of a field replaces that part of the earlier answer.
func TestDraftOfAnsweredField(t *testing.T) {
	m := begun(t, "")
	piped(t, m, `feeling: {"feeling":"sad","behaviour":"b","reason":"r"}`)
	m.drafts["feeling.behaviour"] = "you went"
	p, _, _ := one(t, m, "feeling", "feeling.behaviour: as-is", "feeling.reason: as-is")
	if q := p.saw[0]; !strings.HasPrefix(q.Notice, "draft-over-answer") || len(q.Quotes) == 0 || q.Quotes[len(q.Quotes)-1].Text != "b" {
		t.Errorf("asked as %+v", q)
	}
	if got := m.entries[len(m.entries)-1].Answer; string(got) != `{"behaviour":"you went","feeling":"sad","reason":"r"}` {
		t.Errorf("recorded %s", got)
	}
}

// An optional prompt all of whose fields are empty is skipped.
func TestSkipOfEmptyFields(t *testing.T) {
	m := begun(t, `  - {id: vow, kind: i-sentence, optional: true, ask: "Vow.", why: w, guide: g, fields: [{id: feeling, kind: line, ask: "Feel?"}, {id: behaviour, kind: line, ask: "When?", optional: true}, {id: reason, kind: line, ask: "Because?", optional: true}]}`)
	m.drafts["vow.feeling"], m.drafts["vow.behaviour"], m.drafts["vow.reason"] = "", "", ""
	one(t, m, "vow", "vow.feeling: empty")
	expect(t, m, "skip vow ")
	if len(m.drafts) > 0 {
		t.Errorf("drafts are left: %v", m.drafts)
	}
}

// A field that could not be kept says so at the next one.
func TestFieldNotKept(t *testing.T) {
	m := begun(t, "")
	p, _, _ := one(t, m, "feeling", "feeling.feeling: fill sad", "feeling.behaviour: room b", "feeling.reason: r")
	if got := p.saw[1].Notice; got != "not-saved" {
		t.Errorf("the next field says %q", got)
	}
	if p.saw[1].Undrafted || p.saw[2].Notice != "" {
		t.Errorf("then it says %+v", p.saw[2])
	}
}

const vow = `  - {id: vow, kind: i-sentence, optional: true, ask: "Vow.", why: w, guide: g, fields: [{id: feeling, kind: line, ask: "Feel?"}, {id: behaviour, kind: line, ask: "When?"}, {id: reason, kind: line, ask: "Because?"}]}`

// An optional prompt with words in it is an answer.
func TestOptionalFieldsAreRecorded(t *testing.T) {
	m := begun(t, vow)
	one(t, m, "vow", "vow.feeling: glad", "vow.behaviour: b", "vow.reason: r")
	expect(t, m, `answer vow {"behaviour":"b","feeling":"glad","reason":"r"}`)
}

// An answer that could not be saved, nor its fields be kept, is asked again at
// its last field while the person is there, and is an error where nobody is.
func TestFieldsNotSaved(t *testing.T) {
	m := begun(t, "")
	p, _, done := one(t, m, "feeling", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: fill r", "feeling.reason: space")
	if q := p.saw[3]; q.Value != "r" || !strings.HasPrefix(q.Notice, "not-saved") || !q.Undrafted || done.Kind != entry.Answer {
		t.Errorf("asked again as %+v: %+v", q, done)
	}
	m = begun(t, "")
	p = &person{t: t, m: m, script: []string{"feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: fill r"}}
	s := sessionOf(t, m, p, 0)
	s.Patient = false
	if outcome, _, err := s.One(t.Context(), "feeling"); outcome != session.Stopped || unkept(err) != "feeling.reason=r" {
		t.Errorf("unattended: %v, %v", outcome, err)
	}
}

// One that could not be recorded but whose fields are drafts ends the session.
func TestFieldsNotRecordedButKept(t *testing.T) {
	m := begun(t, "")
	m.lost = true
	p := &person{t: t, m: m, script: []string{"feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r"}}
	if outcome, _, err := sessionOf(t, m, p, 0).One(t.Context(), "feeling"); err == nil || outcome != session.Stopped || len(m.drafts) != 3 {
		t.Errorf("%v, %v: the drafts are %v", outcome, err, m.drafts)
	}
}

// A day that was typed as people say it means the same when the session goes on on
// another day.
func TestTypedDayIsSettled(t *testing.T) {
	m := &memory{words: workbook.Words{"said-around-today": "a, b, today, tomorrow, c"}, more: `
  - {id: look, kind: review, ask: "Look.", why: w, guide: g, fields: [{id: on, kind: date, ask: "When?"}, {id: ending, kind: choice, ask: "How?", options: [{id: go-on, label: Go}, {id: stop, label: Stop}]}, {id: note, kind: text, ask: "Note?"}]}
  - {id: ring, kind: task, ask: "Ring.", why: w, guide: g}`}
	walk(t, m, 0, append(untilTheLetter, "letter: l", "look.on: tomorrow", "look.ending: stop")...)
	if m.drafts["look.on"] != "2026-03-02" {
		t.Errorf("the drafts are %v", m.drafts)
	}
	walk(t, m, 1, "look.on: as-is", "look.ending: go-on", "look.note: n", "ring: not-yet tomorrow", "threshold: enough")
	if want := `answer look {"ending":"go-on","note":"n","on":"2026-03-02"}
answer ring "not-yet 2026-03-03"`; !strings.HasSuffix(said(m), want) {
		t.Errorf("the journal holds\n%s\nwant\n%s", said(m), want)
	}
}

func TestRestUntilTypedDay(t *testing.T) {
	m := &memory{words: workbook.Words{"said-around-today": "a, b, c, tomorrow, overmorrow"}}
	walk(t, m, 0, append(untilTheLetter, "letter: l", "threshold: enough")...)
	walk(t, m, 1, "threshold: longer", "rest-until: overmorrow", "threshold: enough")
	if !strings.HasSuffix(said(m), "rest reread 2026-03-04") {
		t.Errorf("the journal holds\n%s", said(m))
	}
}
