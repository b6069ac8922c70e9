package session_test

import (
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

func TestWalk(t *testing.T) {
	m := &memory{}
	_, outcome, err := walk(t, m, 0, "deed: I lied", "worth: empty",
		"feeling.feeling: sad", "feeling.behaviour: you left", "feeling.reason: I was alone", "letter: Bo, I lied", "threshold: enough")
	if err != nil || outcome != session.Finished {
		t.Fatal(outcome, err)
	}
	expect(t, m, `answer deed "I lied"`, "skip worth ", `answer feeling {"behaviour":"you left","feeling":"sad","reason":"I was alone"}`, `answer letter "Bo, I lied"`)
	p, _, _ := walk(t, m, 2, "reread: as-is", "threshold: enough")
	if p.saw[0].Value != "Bo, I lied" {
		t.Errorf("the letter to reread begins as %q", p.saw[0].Value)
	}
	if len(m.drafts) > 0 {
		t.Errorf("drafts are left: %v", m.drafts)
	}
}

func TestDraft(t *testing.T) {
	m := &memory{}
	if _, outcome, _ := walk(t, m, 0, "deed: half I to"); outcome != session.Stopped {
		t.Error("half an answer counts as an answer")
	}
	expect(t, m)
	p, _, _ := walk(t, m, 0, "deed: I told")
	if p.saw[0].Value != "I to" {
		t.Errorf("the next session begins with %q", p.saw[0].Value)
	}
}

func TestBack(t *testing.T) {
	m := &memory{}
	walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: back", "worth: back", "deed: z", "worth: as-is", "feeling.feeling: sad")
	expect(t, m, `answer deed "x"`, `answer worth "y"`, `answer deed "z"`)
	if m.entries[3].Revises != m.entries[1].ID {
		t.Error("the new answer does not name the one that it revises")
	}
}

func TestRestEndedByThePerson(t *testing.T) {
	m := &memory{}
	walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r", "letter: l", "threshold: today", "reread: l2", "threshold: enough")
	if !strings.Contains(said(m), "rest reread 2026-03-01") {
		t.Errorf("the journal does not tell of the shortened rest:\n%s", said(m))
	}
}

func TestDangerIsWarnedOf(t *testing.T) {
	m := &memory{}
	walk(t, m, 0, "deed: I hit Bo", "danger: ok", "worth: y", "feeling.feeling: back", "worth: back", "deed: I hit Bo twice", "danger: ok")
	expect(t, m, `answer deed "I hit Bo"`, `answer worth "y"`, `answer deed "I hit Bo twice"`)
}

func TestFullDisk(t *testing.T) {
	m := &memory{full: true}
	p, _, err := walk(t, m, 0, "deed: all I wrote", "deed: space")
	if err != nil {
		t.Fatal(err)
	}
	if p.saw[1].Value != "all I wrote" || p.saw[1].Notice == "" {
		t.Errorf("asked again with %q and %q", p.saw[1].Value, p.saw[1].Notice)
	}
	expect(t, m, `answer deed "all I wrote"`)
}

// Whoever answers a prompt that was answered elsewhere meanwhile is told.
func TestOvertaken(t *testing.T) {
	m := &memory{}
	m.overtaken = func(e *entry.Entry) { e.Revises = "other"; m.overtaken = nil }
	p, _, _ := walk(t, m, 0, "deed: mine", "worth: y", "feeling.feeling: stop")
	if got := p.saw[1].Notice; got != "saved-over" {
		t.Errorf("the next question says %q", got)
	}
	if got := p.saw[2].Notice; got != "saved" {
		t.Errorf("and the one after that %q", got)
	}
}

// An answer that is confirmed unchanged is recorded when another process
// took its place meanwhile.
func TestConfirmedWhatWasOvertaken(t *testing.T) {
	for _, other := range []entry.Entry{
		{At: noon, Kind: entry.Answer, Step: "one", Prompt: "deed", Answer: []byte(`"theirs"`)},
		{At: noon, Kind: entry.Skip, Step: "one", Prompt: "deed"},
	} {
		m := &memory{}
		walk(t, m, 0, "deed: mine", "worth: y")
		m.meanwhile = []entry.Entry{other}
		p := &person{t: t, m: m, script: []string{"deed: as-is"}}
		if _, _, err := sessionOf(t, m, p, 0).One(t.Context(), "deed"); err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(said(m), `answer deed "mine"`) || len(m.entries) != 5 {
			t.Errorf("after %s the journal holds\n%s", other.Kind, said(m))
		}
	}
	m := &memory{}
	walk(t, m, 0, "deed: mine", "worth: back", "deed: as-is")
	expect(t, m, `answer deed "mine"`)
}

// A draft over an earlier answer is taken up first, with that answer
// beside them; then it goes on where the path is.
func TestDraftOverAnswer(t *testing.T) {
	m := &memory{}
	walk(t, m, 0, "deed: I lied", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r")
	m.drafts = map[string]string{"deed": "I to"}
	p, _, _ := walk(t, m, 0, "deed: I told", "letter: stop")
	q := p.saw[0]
	if q.Value != "I to" || q.Notice != "draft-over-answer" || len(q.Quotes) != 1 || q.Quotes[0].Text != "I lied" || !q.Quotes[0].First {
		t.Errorf("asked with %+v", q)
	}
}

// A day that is past is taken, after the person was told once.
func TestPastDay(t *testing.T) {
	m := &memory{more: `  - {id: talk, kind: task, ask: "Talk.", why: w, guide: g}`}
	p, _, _ := walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r",
		"letter: l", "talk: not-yet 2026-02-01", "talk: as-is", "talk: done", "threshold: enough")
	if q := p.saw[len(p.saw)-3]; q.Notice != "remark-past" || q.Value != "not-yet 2026-02-01" {
		t.Errorf("asked again with %+v", q)
	}
	if q := p.saw[len(p.saw)-2]; q.Value != "" || q.Notice != "saved\n\ndue-since" {
		t.Errorf("then it is due: %+v", q)
	}
}

// Until it is confirmed, such a day is a draft.
func TestPastDayIsADraft(t *testing.T) {
	m := &memory{more: `  - {id: talk, kind: task, ask: "Talk.", why: w, guide: g}`}
	walk(t, m, 0, "deed: x")
	p := &person{t: t, m: m, script: []string{"talk: not-yet 2026-02-01", "talk: kill"}}
	if _, _, err := sessionOf(t, m, p, 0).One(t.Context(), "talk"); err != nil || p.kept["talk"] != "not-yet 2026-02-01" {
		t.Errorf("%v, the drafts are %v", err, p.kept)
	}
}

// Whoever goes back past a letter that was read again, and leaves it as it is,
// has written nothing new.
func TestLetterLeftAsItIsNeedsNoRest(t *testing.T) {
	m := &memory{more: `  - {id: last, kind: text, ask: "Last.", why: w, guide: g}`}
	walked := []string{"deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r"}
	walk(t, m, 0, append(walked, "letter: one", "threshold: today", "reread: two", "last: stop")...)
	before := said(m)
	walk(t, m, 0, "last: back", "reread: back", "letter: as-is", "reread: as-is", "last: stop")
	expect(t, m, strings.Split(before, "\n")...)
}

// A letter that is written again on the way back rests before it is read again,
// however it had become the last time.
func TestLetterWrittenAgainRests(t *testing.T) {
	m := &memory{more: `  - {id: last, kind: text, ask: "Last.", why: w, guide: g}`}
	walked := []string{"deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r"}
	walk(t, m, 0, append(walked, "letter: one", "threshold: enough")...)
	walk(t, m, 2, "reread: two", "last: back", "reread: back", "letter: one", "threshold: enough")
	p, _, _ := walk(t, m, 4, "reread: two", "last: z", "threshold: enough")
	if got := p.saw[0].Value; got != "one" {
		t.Errorf("it is read again as %q", got)
	}
	if got := said(m); !strings.HasSuffix(got, "answer letter \"one\"\nanswer reread \"two\"\nanswer last \"z\"") {
		t.Errorf("the journal holds\n%s", got)
	}
}

// A draft without words, or with the words of the answer, is not taken up first.
func TestDraftWithoutWords(t *testing.T) {
	m := begun(t, "")
	m.drafts["worth"] = " "
	walk(t, m, 0, "deed: x", "worth: y", "feeling.feeling: stop")
	m.drafts["deed"] = "x"
	walk(t, m, 0, "feeling.feeling: stop")
}
