//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestWalk plays the whole workbook on a terminal, key by key, with days and
// months between the sessions, and checks that the journal is then as
// planned. The same answers in plain mode have to make the same journal.
func TestWalk(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: it goes through the whole workbook")
	}
	for _, walk := range []struct {
		name       string
		cols, rows int
		subject    entry.Subject
		most       bool
		home       func(testing.TB) *home
	}{
		{"80x24, everything", 80, 24, longSubject(), true, newRaceHome},
		{"40x10, the shortest way", 40, 10, shortSubject(), false, newHome},
	} {
		t.Run(walk.name, func(t *testing.T) {
			t.Parallel()
			p := makePlan(t, walk.subject, walk.most)
			t.Run("keys", func(t *testing.T) {
				t.Parallel()
				h := walk.home(t)
				for i, s := range p.sessions {
					play(h, i == 0, p, s, tuitest.Options{Cols: walk.cols, Rows: walk.rows})
				}
				checkJournal(h, p)
			})
			t.Run("lines", func(t *testing.T) {
				t.Parallel()
				h := newHome(t)
				for i, s := range p.sessions {
					playPlain(h, i == 0, p, s)
				}
				checkJournal(h, p)
			})
		})
	}
}

// checkJournal checks that the journal is as planned, with no other file left
// beside it.
func checkJournal(h *home, p plan) {
	h.t.Helper()
	j, err := journal.Open(context.Background(), h.journal())
	if err != nil {
		h.t.Fatal(err)
	}
	got, want := describe(j.Entries), describe(p.entries)
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			h.t.Errorf("missing: %s", want[i])
		case i >= len(want):
			h.t.Errorf("unexpected: %s", got[i])
		case got[i] != want[i]:
			h.t.Fatalf("the journal has\n%s\nwant\n%s", got[i], want[i])
		}
	}
	for name := range h.files() {
		if !slices.Contains([]string{"journal.jsonl", "journal.lock", "journal.busy"}, name) {
			data, _ := os.ReadFile(filepath.Join(filepath.Dir(h.journal()), name)) // only for the message
			h.t.Errorf("%q is left beside the journal: %.300s", name, data)
		}
	}
}

// startActions answers what "start" asks before the first prompt: the safety
// gate with no, then the facts about the subject.
func startActions(t testing.TB, subject entry.Subject) []action {
	t.Helper()
	gate, err := safety.LoadGate(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	words, err := workbook.LoadWords(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	book, err := workbook.Load(content.FS, workbook.Setup)
	if err != nil {
		t.Fatal(err)
	}
	var all []action
	questions := gate.Questions(workbook.Hurting)
	for i, q := range questions {
		all = append(all, action{how: answers, ask: q.Ask, place: fmt.Sprintf("%d of %d", i+1, len(questions)), input: safety.No,
			prompt: &workbook.Prompt{ID: q.ID, Kind: workbook.Choice, Options: gate.Replies()},
			step:   &workbook.Step{Title: words.Say("gate-title")}})
	}
	facts := map[string]string{"name": subject.Name, "other": subject.Other, "relation": subject.Relation,
		"breach": subject.Breach, "intent": subject.Intent, "severity": subject.Severity}
	v := guide.View{Workbook: book, Words: words, State: guide.State{Subject: subject}}
	for _, step := range book.Steps {
		for i, p := range step.Prompts {
			all = append(all, action{how: answers, prompt: p, step: step, ask: v.Fill(p.Ask),
				place: fmt.Sprintf("%d of %d", i+1, len(step.Prompts)), input: facts[p.ID]})
		}
	}
	return all
}

// command returns the command line of a session.
func (s session) command(first bool) []string {
	name := "next"
	if first {
		name = "start"
	}
	return []string{name, "--now", s.now.Format(time.RFC3339)}
}

// end returns a text that the program shows at the end of a session.
func (s session) end() string {
	if s.until.IsZero() {
		return "the whole workbook once"
	}
	return s.until.Format("Mon 2 Jan 2006")
}

// goBackAt returns the index of an action at which the person goes back to the
// question before and forward again, or -1. The two have to be neighbors in the
// same step: going back follows the path, not the order of asking.
func (s session) goBackAt() int {
	for i := 1; i < len(s.actions); i++ {
		before, here := s.actions[i-1], s.actions[i]
		if before.how == answers && before.prompt.Kind == workbook.Text && before.step == here.step &&
			slices.Index(here.step.Prompts, before.prompt)+1 == slices.Index(here.step.Prompts, here.prompt) {
			return i
		}
	}
	return -1
}
