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
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestWalk plays the whole workbook on a terminal, key by key, with days and
// months between the evenings, and checks that the journal is then as
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
				for i, s := range p.evenings {
					play(h, i == 0, p, s, tuitest.Options{Cols: walk.cols, Rows: walk.rows})
				}
				checkJournal(h, p)
			})
			t.Run("lines", func(t *testing.T) {
				t.Parallel()
				h := newHome(t)
				for i, s := range p.evenings {
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
	add := func(p *workbook.Prompt, step *workbook.Step, ask string, number, of int, input string) {
		all = append(all, action{how: replies, prompt: p, step: step, ask: ask, place: fmt.Sprintf(" · %d of %d", number, of), input: input})
	}
	questions := gate.Questions(workbook.Hurting)
	for i, q := range questions {
		add(&workbook.Prompt{ID: q.ID, Kind: workbook.Choice, Options: gate.Replies()},
			&workbook.Step{Title: words.Say("gate-title")}, q.Ask, i+1, len(questions), safety.No)
	}
	all = append(all, action{how: replies, prompt: &workbook.Prompt{ID: "seal", Kind: workbook.Confirm},
		step: &workbook.Step{Title: words.Say("seal-title")}, ask: words.Say("seal-ask"), input: "false"})
	given := map[string]string{}
	facts := session.SetupQuestions(book, words, entry.Subject{Role: subject.Role}, false)
	for i := 0; i < len(facts(given)); i++ { // an answer can bring more questions
		q := facts(given)[i]
		p, step := book.Prompt(q.ID)
		add(p, step, q.Ask, i+1, len(facts(given)), *subject.Field(q.ID))
		given[q.ID] = *subject.Field(q.ID)
	}
	return all
}

// opening returns what is asked before the first prompt.
func (p plan) opening(t testing.TB) []action {
	t.Helper()
	all := startActions(t, p.subject)
	if p.opens {
		all = append(all, firstNight(t))
	}
	return all
}

// firstNight is what a person chooses at the page with which "start" opens the first
// sitting.
func firstNight(t testing.TB) action {
	t.Helper()
	words, err := workbook.LoadWords(content.FS)
	check(t, err)
	return action{how: goesOn, ask: words.Say("first-night-title"), input: session.OpenNow, step: &workbook.Step{},
		prompt: &workbook.Prompt{ID: "opening", Kind: workbook.Choice, Options: []workbook.Option{{ID: "values"}, {ID: session.OpenNow}}}}
}

// command returns the command line of an evening.
func (s evening) command(first bool) []string {
	name := "next"
	if first {
		name = "start"
	}
	return []string{name, "--now", s.now.Format(time.RFC3339)}
}

// goBackAt returns the index of an action at which the person goes back to the
// question before and forward again, or -1. The two have to be neighbors in the
// same step: going back follows the path, not the order of asking.
func (s evening) goBackAt() int {
	for i := 1; i < len(s.actions); i++ {
		before, here := s.actions[i-1], s.actions[i]
		if before.how == replies && before.prompt.Kind == workbook.Text && before.step == here.step &&
			slices.Index(here.step.Prompts, before.prompt)+1 == slices.Index(here.step.Prompts, here.prompt) {
			return i
		}
	}
	return -1
}
