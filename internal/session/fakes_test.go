package session_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"regexp"
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
  - {id: reread, kind: letter, again: letter, ask: "Reread.", why: w, guide: g}
`

// routes asks for everything in one sitting, and for the letter again after a rest.
func routes(more string) string {
	ids, last := "deed, worth, feeling, letter", "reread"
	for _, id := range regexp.MustCompile(`- {id: ([a-z-]+), kind`).FindAllStringSubmatch(more, -1) {
		if id[1] == "last" {
			last += ", last"
			continue
		}
		ids += ", " + id[1]
	}
	return "titles: {write: Writing, read: Reading}\nroutes:\n  - {id: all, path: hurting, sittings: [\n" +
		"    {id: write, prompts: [" + ids + "]},\n" +
		"    {id: read, opens: {after: [letter], days: 2, why: r}, prompts: [" + last + "]}]}\n"
}

func content(t *testing.T, more, way string) *workbook.Workbook {
	t.Helper()
	wb, err := workbook.Load(fstest.MapFS{
		"workbook.yaml":  {Data: []byte("title: t\nversion: '1'\npaths: {hurting: [one]}\n")},
		"steps/one.yaml": {Data: []byte(steps + more)},
		"routes.yaml":    {Data: []byte(cmp.Or(way, routes(more)))},
		"phrases.yaml":   {Data: []byte("vows: [{id: always, find: [always]}]\nopinions: [ignored]\n")},
	}, workbook.Hurting)
	if err != nil {
		t.Fatal(err)
	}
	return wb
}

// memory is a journal that lives as long as a test.
type memory struct {
	entries  []entry.Entry
	drafts   map[string]string
	full     bool   // refuse to write
	lost     bool   // refuse to refresh
	replaced bool   // refuse entries, not drafts
	more     string // prompts after those of steps
	routes   string // instead of one sitting with a rest; "" for that

	words workbook.Words // of the session; may be nil

	overtaken func(*entry.Entry) // may be nil
	meanwhile []entry.Entry      // what another process appends while a question is asked
}

func (m *memory) Submit(_ context.Context, drafts []string, entries ...entry.Entry) ([]entry.Entry, error) {
	if m.full {
		return nil, errors.New("no space left")
	}
	if m.replaced && len(entries) > 0 {
		return nil, errors.New("it was replaced")
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
	if m.lost {
		return errors.New("the file is gone")
	}
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
	if before, ok := m.drafts[name]; ok && before == text {
		return nil
	}
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
	case "refused": // types what cannot be the answer, as a pipe may
		if q.Check(rest) == nil {
			p.t.Errorf("%s: %q is taken", q.ID, rest)
		}
		return guide.Reply{Action: guide.Next, Input: rest}, nil
	case "end":
		return guide.Reply{Action: guide.EndInput}, nil
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
	case "skip":
		return guide.Reply{Action: guide.Skip}, nil
	case "half": // types and stops
		_ = keep(rest) // it is told on the screen
		return guide.Reply{Action: guide.Stop}, nil
	case "as-is":
		return p.answer(q, q.Value)
	case "empty":
		return p.answer(q, "")
	case "fill": // answers while the disk is full
		p.m.full = true
		return p.answer(q, rest)
	case "room": // makes room and answers
		p.m.full = false
		return p.answer(q, rest)
	case "lose": // types, stops, and somebody deletes the drafts
		_ = keep(rest) // as below
		clear(p.m.drafts)
		return guide.Reply{Action: guide.Stop}, nil
	case "lose-all": // the same, and the disk is full
		_ = keep(rest) // it is told on the screen
		clear(p.m.drafts)
		p.m.full = true
		return guide.Reply{Action: guide.Stop}, nil
	case "replaced": // answers after the journal was replaced
		p.m.replaced = true
		return p.answer(q, rest)
	case "vanish": // types and leaves at once
		_ = keep(rest) // it is told on the screen
		return guide.Reply{Action: guide.Vanish}, nil
	case "space": // makes room and presses next again
		p.m.full = false
		return p.answer(q, q.Value)
	}
	return p.answer(q, do)
}

// answer replies as an asker does, which sends back what cannot be the answer.
func (p *person) answer(q guide.Question, input string) (guide.Reply, error) {
	if q.Check == nil {
		return guide.Reply{Action: guide.Next, Input: input}, nil
	}
	if err := q.Check(input); err != nil && (!q.Optional || strings.TrimSpace(input) != "") {
		p.t.Errorf("%s: %q is refused: %v", q.ID, input, err)
	}
	return guide.Reply{Action: guide.Next, Input: input}, nil
}

func (p *person) Tell(_ context.Context, c guide.Card) (guide.Reply, error) {
	p.told = append(p.told, c)
	switch p.next(c.Title) {
	case "away":
		return guide.Reply{Action: guide.Stop}, nil
	case "vanish":
		return guide.Reply{Action: guide.Vanish}, nil
	case "end":
		return guide.Reply{Action: guide.EndInput}, nil
	}
	return guide.Reply{Action: guide.Next}, nil
}

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// walk runs one session of a script on the journal m.
func walk(t *testing.T, m *memory, days int, script ...string) (*person, session.Outcome, error) {
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
			Workbook: content(t, m.more, m.routes), Words: m.words,
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
