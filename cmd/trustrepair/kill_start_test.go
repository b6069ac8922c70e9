//go:build unix

package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestKilledStart kills "start" again and again, each time a few questions later,
// before it creates the journal. Each fact that was followed by another question
// has to be kept, no answer about safety may be, and the next run goes on there.
func TestKilledStart(t *testing.T) {
	t.Parallel()
	const seed = 20260314
	random := rand.New(rand.NewPCG(seed, seed))
	r := newKillRun(t, makePlan(t, longSubject(), true), 0)
	for range 6 {
		s := r.terminal(tuitest.Options{}, r.command()...)
		k := keyboard{s: s, fail: func(err error) { t.Helper(); t.Fatal(err) }}
		gate, facts := r.answerGoOn(k)
		for _, a := range gate {
			k.await(a.marker())
			k.perform(a)
		}
		for _, a := range facts[:random.IntN(min(3, len(facts)))] {
			k.await(a.marker())
			k.perform(a)
			facts = facts[1:]
		}
		k.await(facts[0].marker())
		check(t, s.Signal(9))
		s.Close()
		all := startActions(t, r.plan.subject)
		answered := all[len(gate) : len(all)-len(facts)]
		kept := r.keptFacts()
		for _, a := range answered {
			if kept[a.prompt.ID] != a.input {
				t.Errorf("%s was %q, and %q is kept", a.prompt.ID, a.input, kept[a.prompt.ID])
			}
		}
		if len(kept) != len(answered) {
			t.Errorf("these facts are kept: %q", kept)
		}
	}
}

// keptFacts returns the facts that "start" has kept, by question. The draft of a
// fact has ".half" after its name.
func (r *killRun) keptFacts() map[string]string {
	kept := map[string]string{}
	for name, text := range r.readDrafts() {
		if id, ok := strings.CutPrefix(name, "start."); ok && !strings.HasPrefix(id, "-") && strings.TrimSpace(text) != "" {
			kept[id] = text
		}
	}
	return kept
}

// openFacts returns what "start" still asks: all about safety, and the facts that
// it has not kept.
func (r *killRun) openFacts() (gate, facts []action) {
	kept := r.keptFacts()
	all := startActions(r.t, r.plan.subject)
	first := slices.IndexFunc(all, func(a action) bool { return a.step.ID != "" })
	gate, facts = all[:first], all[first:]
	for len(facts) > 0 && kept[facts[0].prompt.ID] != "" && kept[facts[0].prompt.ID+".half"] == "" {
		facts = facts[1:]
	}
	if len(facts) > 0 && kept[facts[0].prompt.ID+".half"] != "" {
		facts[0].before = kept[facts[0].prompt.ID+".half"]
		if facts[0].prompt.Kind == workbook.Line && !strings.HasPrefix(facts[0].input, facts[0].before) {
			r.t.Errorf("the draft of %q is %q", facts[0].input, facts[0].before)
		}
	}
	return gate, facts
}

// goOnQuestion asks whether to go on with what an earlier run of "start" kept.
const goOnQuestion = "Do you want to go on from there?"

// answerGoOn answers that question with yes if it is asked, and returns what is
// still asked after it.
func (r *killRun) answerGoOn(k keyboard) (gate, facts []action) {
	gate, facts = r.openFacts()
	if len(r.keptFacts()) > 0 {
		k.await(goOnQuestion)
		k.press("1", "enter")
	}
	return gate, facts
}
