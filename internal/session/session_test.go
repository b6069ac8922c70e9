package session_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

const steps = `
id: one
title: One
intro: First.
prompts:
  - {id: deed, kind: text, ask: "What?", why: w, guide: g}
  - {id: worth, kind: text, ask: "Worth?", why: w, guide: g, optional: true}
  - {id: feeling, kind: i-sentence, ask: "Say it.", why: w, guide: g, fields: [{id: feeling, kind: line, ask: "Feel?"}, {id: behaviour, kind: line, ask: "When?"}, {id: reason, kind: line, ask: "Because?"}]}
  - {id: letter, kind: letter, ask: "Write.", why: w, guide: g}
  - {id: reread, kind: letter, again: letter, ask: "Reread.", why: w, guide: g, rest: {after: letter, days: {light: 2, serious: 4, grave: 7}, why: r}}
`

func content(t *testing.T, more string) *workbook.Workbook {
	t.Helper()
	wb, err := workbook.Load(fstest.MapFS{
		"workbook.yaml":  {Data: []byte("title: t\nversion: '1'\npaths: {hurting: [one]}\n")},
		"steps/one.yaml": {Data: []byte(steps + more)},
		"phrases.yaml":   {Data: []byte("vows: [{id: always, find: [always]}]\nrhythms: [every]\nopinions: [ignored]\n")},
	}, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	return wb
}

// memory is a journal that lives as long as a test.
type memory struct {
	entries []entry.Entry
	drafts  map[string]string
	full    bool   // refuse to write
	more    string // prompts behind those of steps

	overtaken func(*entry.Entry) // may be nil
	meanwhile []entry.Entry      // what another process appends while a question stands
}

func (m *memory) Submit(_ context.Context, drafts []string, entries ...entry.Entry) ([]entry.Entry, error) {
	if m.full {
		return nil, errors.New("no space left")
	}
	for i, e := range entries {
		last := m.entries[len(m.entries)-1].ID
		var err error
		if e.ID, err = entry.NextID(e.At, last); err != nil {
			return nil, err
		}
		if m.overtaken != nil && e.Kind == entry.Answer {
			m.overtaken(&e)
		}
		entries[i] = e
		m.entries = append(m.entries, e)
	}
	for _, name := range drafts {
		delete(m.drafts, name)
	}
	return entries, nil
}

func (m *memory) Refresh(ctx context.Context) error {
	entries := m.meanwhile
	m.meanwhile = nil
	_, err := m.Submit(ctx, nil, entries...)
	return err
}

func (m *memory) Draft(name string) (string, bool) {
	text, ok := m.drafts[name]
	return text, ok
}

func (m *memory) Keep(name, text string) error {
	if m.full {
		return errors.New("no space left")
	}
	m.drafts[name] = text
	return nil
}

// person answers from a script: a line for each question or card, "WHAT: do",
// where WHAT is how the question's id or the card's title has to begin.
type person struct {
	t      *testing.T
	script []string
	saw    []guide.Question
	told   []guide.Card
	m      *memory
	kept   map[string]string // at "kill": the drafts as a kill would leave them
}

func (p *person) next(what string) string {
	p.t.Helper()
	if len(p.script) == 0 {
		return "stop"
	}
	want, do, _ := strings.Cut(p.script[0], ": ")
	if what != want {
		p.t.Fatalf("asked %q, the script wants %q", what, want)
	}
	p.script = p.script[1:]
	return do
}

func (p *person) Ask(_ context.Context, q guide.Question, keep func(string) error) (guide.Reply, error) {
	p.saw = append(p.saw, q)
	do := p.next(q.ID)
	word, rest, _ := strings.Cut(do, " ")
	switch word {
	case "kill":
		p.kept = maps.Clone(p.m.drafts)
		return guide.Reply{Action: guide.Stop}, nil
	case "free": // makes room and stops
		p.m.full = false
		return guide.Reply{Action: guide.Stop}, nil
	case "stop":
		return guide.Reply{Action: guide.Stop}, nil
	case "back":
		if !q.CanBack {
			p.t.Fatalf("%s: there is no way back", q.ID)
		}
		if rest != "" { // typed before
			_ = keep(rest)
		}
		return guide.Reply{Action: guide.GoBack}, nil
	case "leave-out":
		return guide.Reply{Action: guide.Skip}, nil
	case "half": // types and stops
		_ = keep(rest) // it is told on the screen
		return guide.Reply{Action: guide.Stop}, nil
	case "as-is":
		return guide.Reply{Action: guide.Next, Input: q.Value}, nil
	case "empty":
		return guide.Reply{Action: guide.Next}, nil
	case "fill": // answers while the disk is full
		p.m.full = true
		return guide.Reply{Action: guide.Next, Input: rest}, nil
	case "room": // makes room and answers
		p.m.full = false
		return guide.Reply{Action: guide.Next, Input: rest}, nil
	case "vanish": // types and leaves at once
		_ = keep(rest) // it is told on the screen
		return guide.Reply{Action: guide.Vanish}, nil
	case "space": // makes room and presses next again
		p.m.full = false
		return guide.Reply{Action: guide.Next, Input: q.Value}, nil
	}
	return guide.Reply{Action: guide.Next, Input: do}, nil
}

func (p *person) Tell(_ context.Context, c guide.Card) (guide.Reply, error) {
	p.told = append(p.told, c)
	if p.next(c.Title) == "away" {
		return guide.Reply{Action: guide.Stop}, nil
	}
	return guide.Reply{Action: guide.Next}, nil
}

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// sit runs one session of a script and gives what the journal holds after it.
func sit(t *testing.T, m *memory, days int, script ...string) (*person, session.Outcome, error) {
	t.Helper()
	if m.drafts == nil {
		m.drafts = map[string]string{}
	}
	if m.entries == nil {
		id, err := entry.NextID(noon, "")
		if err != nil {
			t.Fatal(err)
		}
		m.entries = []entry.Entry{{ID: id, At: noon, Kind: entry.Journal, Subject: entry.Subject{Name: "Ann", Other: "Bo", Severity: "light", Role: "hurting"}}}
	}
	p := &person{t: t, script: script, m: m}
	outcome, err := sessionOf(t, m, p, days).Run(context.Background())
	if len(p.script) > 0 {
		t.Errorf("the session ended before %q", p.script)
	}
	return p, outcome, err
}

func sessionOf(t *testing.T, m *memory, p *person, days int) *session.Session {
	t.Helper()
	return &session.Session{
		Recorder: session.Recorder{
			Workbook: content(t, m.more), Words: workbook.Words{},
			Entries: func() []entry.Entry { return m.entries }, Now: func() time.Time { return noon.AddDate(0, 0, days) },
			Watch: func(typed ...string) (guide.Card, bool, error) {
				return guide.Card{Title: "danger"}, strings.Contains(strings.Join(typed, "\n"), "hit"), nil
			},
		},
		Asker: p, Journal: m, Patient: true,
	}
}

// said lists what the journal holds beside its header.
func said(m *memory) string {
	var all []string
	for _, e := range m.entries[1:] {
		all = append(all, fmt.Sprintf("%s %s %s%s%s", e.Kind, e.Prompt, e.Answer, e.Why, e.Until))
	}
	return strings.Join(all, "\n")
}

func expect(t *testing.T, m *memory, lines ...string) {
	t.Helper()
	if want := strings.Join(lines, "\n"); said(m) != want {
		t.Errorf("the journal holds\n%s\nwant\n%s", said(m), want)
	}
}

func TestWalk(t *testing.T) {
	m := &memory{}
	_, outcome, err := sit(t, m, 0, "deed: I lied", "worth: empty",
		"feeling.feeling: sad", "feeling.behaviour: you left", "feeling.reason: I was alone", "letter: Bo, I lied", "rest: rest")
	if err != nil || outcome != session.Finished {
		t.Fatal(outcome, err)
	}
	expect(t, m, `answer deed "I lied"`, "skip worth ", `answer feeling {"behaviour":"you left","feeling":"sad","reason":"I was alone"}`, `answer letter "Bo, I lied"`)
	p, _, _ := sit(t, m, 2, "reread: as-is", "all-done: ")
	if p.saw[0].Value != "Bo, I lied" {
		t.Errorf("the letter to reread begins as %q", p.saw[0].Value)
	}
	if len(m.drafts) > 0 {
		t.Errorf("drafts are left: %v", m.drafts)
	}
}

func TestHalfTyped(t *testing.T) {
	m := &memory{}
	if _, outcome, _ := sit(t, m, 0, "deed: half I to"); outcome != session.Stopped {
		t.Error("half an answer counts as an answer")
	}
	expect(t, m)
	p, _, _ := sit(t, m, 0, "deed: I told")
	if p.saw[0].Value != "I to" {
		t.Errorf("the next session begins with %q", p.saw[0].Value)
	}
}

func TestHalfTypedPart(t *testing.T) {
	m := &memory{}
	sit(t, m, 0, "deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: half you le")
	p, _, _ := sit(t, m, 0, "feeling.behaviour: you left", "feeling.reason: r")
	if p.saw[0].Value != "you le" {
		t.Errorf("the part begins with %q", p.saw[0].Value)
	}
	expect(t, m, `answer deed "x"`, `answer worth "y"`, `answer feeling {"behaviour":"you left","feeling":"sad","reason":"r"}`)
}

func TestBack(t *testing.T) {
	m := &memory{}
	sit(t, m, 0, "deed: x", "worth: y", "feeling.feeling: back", "worth: back", "deed: z", "worth: as-is", "feeling.feeling: sad")
	expect(t, m, `answer deed "x"`, `answer worth "y"`, `answer deed "z"`)
	if m.entries[3].Revises != m.entries[1].ID {
		t.Error("the new answer does not name the one that it revises")
	}
}

func TestLeaveOut(t *testing.T) {
	m := &memory{}
	sit(t, m, 0, "deed: leave-out", "deed.left-out: back", "deed: leave-out", "deed.left-out: not today", "worth: y")
	expect(t, m, `skip deed not today`, `answer worth "y"`)
}

// A prompt is left out by an empty first part; words in its other parts stay,
// and whoever comes back is asked for what is missing.
func TestLeaveOutByTheFirstPart(t *testing.T) {
	m := &memory{more: `  - {id: vow, kind: i-sentence, optional: true, meanwhile: true, ask: "Vow.", why: w, guide: g, fields: [{id: feeling, kind: line, ask: "Feel?"}, {id: behaviour, kind: line, ask: "When?"}, {id: reason, kind: line, ask: "Because?"}]}`}
	sit(t, m, 0, "deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r", "letter: l",
		"vow.feeling: glad", "vow.behaviour: you came", "vow.reason: back", "vow.behaviour: back", "vow.feeling: empty", "rest: rest")
	if !strings.HasSuffix(said(m), "skip vow ") || len(m.drafts) != 1 || m.drafts["vow.behaviour"] != "you came" {
		t.Fatalf("the drafts are %v after\n%s", m.drafts, said(m))
	}
	p := &person{t: t, m: m, script: []string{"vow.feeling: glad", "vow.behaviour: as-is", "vow.reason: r"}}
	if _, _, err := sessionOf(t, m, p, 0).One(t.Context(), "vow"); err != nil || !strings.HasSuffix(said(m), `{"behaviour":"you came","feeling":"glad","reason":"r"}`) {
		t.Errorf("%v after\n%s", err, said(m))
	}
}

// The question of a prompt with parts stands over its first part, also when
// there is something else to say.
func TestPartsKeepTheirQuestion(t *testing.T) {
	m := &memory{}
	p, _, _ := sit(t, m, 0, "deed: x", "worth: y", "feeling.feeling: stop")
	if got := p.saw[2].Notice; got != "saved\n\nSay it." {
		t.Errorf("over the first part stands %q", got)
	}
}

// Why something is left out can be half typed, too. What was half typed at the
// prompt itself stays, for a person who comes back to it.
func TestLeaveOutParts(t *testing.T) {
	m := &memory{}
	sit(t, m, 0, "deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: leave-out", "feeling.left-out: half not to")
	p, _, _ := sit(t, m, 0, "feeling.feeling: leave-out", "feeling.left-out: not today")
	if got := p.saw[1].Value; got != "not to" {
		t.Errorf("the reason begins as %q", got)
	}
	expect(t, m, `answer deed "x"`, `answer worth "y"`, `skip feeling not today`)
	if len(m.drafts) != 1 || m.drafts["feeling.feeling"] != "sad" {
		t.Errorf("drafts are left: %v", m.drafts)
	}
}

func TestRemarkIsMadeOnce(t *testing.T) {
	m := &memory{}
	p, _, _ := sit(t, m, 0, "deed: x", "worth: y", "feeling.feeling: ignored", "feeling.feeling: as-is", "feeling.behaviour: b", "feeling.reason: r")
	if !strings.HasPrefix(p.saw[3].Notice, "remark-feeling") {
		t.Errorf("the remark is %q", p.saw[3].Notice)
	}
}

func TestRestEndedByThePerson(t *testing.T) {
	m := &memory{}
	sit(t, m, 0, "deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r", "letter: l", "rest: today", "reread: l2", "all-done: ")
	if !strings.Contains(said(m), "rest reread 2026-03-01") {
		t.Errorf("the journal does not tell of the shortened rest:\n%s", said(m))
	}
}

func TestDangerIsHeeded(t *testing.T) {
	m := &memory{}
	sit(t, m, 0, "deed: I hit Bo", "danger: ok", "worth: y", "feeling.feeling: back", "worth: back", "deed: I hit Bo twice", "danger: ok")
	expect(t, m, `answer deed "I hit Bo"`, `answer worth "y"`, `answer deed "I hit Bo twice"`)
}

func TestFullDisk(t *testing.T) {
	m := &memory{full: true}
	p, _, err := sit(t, m, 0, "deed: all I wrote", "deed: space")
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
	p, _, _ := sit(t, m, 0, "deed: mine", "worth: y", "feeling.feeling: stop")
	if got := p.saw[1].Notice; got != "saved-over" {
		t.Errorf("the next question says %q", got)
	}
	if got := p.saw[2].Notice; got != "saved\n\nSay it." {
		t.Errorf("and the one after that %q", got)
	}
}

// An answer that is confirmed as it stands is recorded when another process
// took its place meanwhile.
func TestConfirmedWhatWasOvertaken(t *testing.T) {
	for _, other := range []entry.Entry{
		{At: noon, Kind: entry.Answer, Step: "one", Prompt: "deed", Answer: []byte(`"theirs"`)},
		{At: noon, Kind: entry.Skip, Step: "one", Prompt: "deed"},
	} {
		m := &memory{}
		sit(t, m, 0, "deed: mine", "worth: y")
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
	sit(t, m, 0, "deed: mine", "worth: back", "deed: as-is")
	expect(t, m, `answer deed "mine"`)
}

// Words half typed over an earlier answer are taken up first, with that answer
// beside them; then it goes on where the path is.
func TestDraftOverAnswer(t *testing.T) {
	m := &memory{}
	sit(t, m, 0, "deed: I lied", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r")
	m.drafts = map[string]string{"deed": "I to"}
	p, _, _ := sit(t, m, 0, "deed: I told", "letter: stop")
	q := p.saw[0]
	if q.Value != "I to" || q.Notice != "draft-over-answer" || len(q.Quotes) != 1 || q.Quotes[0].Text != "I lied" || !q.Quotes[0].First {
		t.Errorf("asked with %+v", q)
	}
}

// A day that is past is taken, after the person was told once.
func TestPastDay(t *testing.T) {
	m := &memory{more: `  - {id: talk, kind: task, meanwhile: true, ask: "Talk.", why: w, guide: g}`}
	p, _, _ := sit(t, m, 0, "deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r",
		"letter: l", "talk: not-yet 2026-02-01", "talk: as-is", "talk: done", "rest: rest")
	if q := p.saw[len(p.saw)-3]; q.Notice != "remark-past" || q.Value != "not-yet 2026-02-01" {
		t.Errorf("asked again with %+v", q)
	}
	if q := p.saw[len(p.saw)-2]; q.Value != "" || q.Notice != "due-since" {
		t.Errorf("then it is due: %+v", q)
	}
}

// Until it is confirmed, such a day is a draft.
func TestPastDayIsADraft(t *testing.T) {
	m := &memory{more: `  - {id: talk, kind: task, meanwhile: true, ask: "Talk.", why: w, guide: g}`}
	sit(t, m, 0, "deed: x")
	p := &person{t: t, m: m, script: []string{"talk: not-yet 2026-02-01", "talk: kill"}}
	if _, _, err := sessionOf(t, m, p, 0).One(t.Context(), "talk"); err != nil || p.kept["talk"] != "not-yet 2026-02-01" {
		t.Errorf("%v, the drafts are %v", err, p.kept)
	}
}

// A prompt that was left out says so when it is asked again.
func TestLeftOutIsTold(t *testing.T) {
	m := &memory{}
	p, _, _ := sit(t, m, 0, "deed: leave-out", "deed.left-out: not today", "worth: back", "deed: stop")
	if got := p.saw[len(p.saw)-1].Notice; got != "was-left-out-why" {
		t.Errorf("it says %q", got)
	}
}

// Whoever goes back past a letter that was read again, and leaves it as it is,
// has written nothing anew.
func TestLetterLeftAsItIsNeedsNoRest(t *testing.T) {
	m := &memory{more: `  - {id: after, kind: text, ask: "After.", why: w, guide: g}`}
	walked := []string{"deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r"}
	sit(t, m, 0, append(walked, "letter: one", "rest: today", "reread: two", "after: stop")...)
	before := said(m)
	sit(t, m, 0, "after: back", "reread: back", "letter: as-is", "reread: as-is", "after: stop")
	expect(t, m, strings.Split(before, "\n")...)
}

// A letter that is written anew on the way back rests before it is read again,
// however it had become the last time.
func TestLetterWrittenAnewRests(t *testing.T) {
	m := &memory{more: `  - {id: after, kind: text, meanwhile: true, ask: "After.", why: w, guide: g}`}
	walked := []string{"deed: x", "worth: y", "feeling.feeling: sad", "feeling.behaviour: b", "feeling.reason: r"}
	sit(t, m, 0, append(walked, "letter: one", "after: stop")...)
	sit(t, m, 2, "reread: two", "after: back", "reread: back", "letter: one", "after: z", "rest: rest")
	p, _, _ := sit(t, m, 4, "reread: two", "all-done: ")
	if got := p.saw[0].Value; got != "one" {
		t.Errorf("it is read again as %q", got)
	}
	if got := said(m); !strings.HasSuffix(got, "answer letter \"one\"\nanswer after \"z\"\nanswer reread \"two\"") {
		t.Errorf("the journal holds\n%s", got)
	}
}
