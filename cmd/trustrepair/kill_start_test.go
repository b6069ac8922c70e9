package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestKilledStart kills start again and again, each time a few questions further
// on, until the journal is there: every fact that was followed by another
// question is kept, none about safety is, and the next start goes on there.
func TestKilledStart(t *testing.T) {
	t.Parallel()
	const seed = 20260314
	random := rand.New(rand.NewPCG(seed, seed))
	l := newKillRun(t, makePlan(t, longSubject(), true), 0)
	for range 6 {
		s := l.terminal(tuitest.Options{}, l.command()...)
		k := keyboard{s: s, stop: func(err error) { t.Helper(); t.Fatal(err) }}
		gate, facts := l.answerStart(k)
		for _, a := range gate {
			k.await(a.marker())
			k.do(a)
		}
		for _, a := range facts[:random.IntN(min(3, len(facts)))] {
			k.await(a.marker())
			k.do(a)
			facts = facts[1:]
		}
		k.await(facts[0].marker())
		check(t, s.Signal(9))
		s.Close()
		all := startActions(t, l.plan.subject)
		keptFacts := all[len(gate) : len(all)-len(facts)]
		kept := l.keptFacts()
		for _, a := range keptFacts {
			if kept[a.prompt.ID] != a.input {
				t.Errorf("%s was %q, and kept is %q", a.prompt.ID, a.input, kept[a.prompt.ID])
			}
		}
		if len(kept) != len(keptFacts) {
			t.Errorf("kept is %q", kept)
		}
	}
}

// told is what start was told and has kept, by question; what was half typed is
// named with a ".half" at the end.
func (l *killRun) keptFacts() map[string]string {
	keptFacts := map[string]string{}
	for name, text := range l.readDrafts() {
		if id, ok := strings.CutPrefix(name, "start."); ok && !strings.HasPrefix(id, "-") && strings.TrimSpace(text) != "" {
			keptFacts[id] = text
		}
	}
	return keptFacts
}

// toTell is what start asks about safety, and the facts that it was not told yet.
func (l *killRun) openFacts() (gate, facts []action) {
	keptFacts := l.keptFacts()
	all := startActions(l.t, l.plan.subject)
	first := slices.IndexFunc(all, func(a action) bool { return a.step.ID != "" })
	gate, facts = all[:first], all[first:]
	for len(facts) > 0 && keptFacts[facts[0].prompt.ID] != "" && keptFacts[facts[0].prompt.ID+".half"] == "" {
		facts = facts[1:]
	}
	if len(facts) > 0 && keptFacts[facts[0].prompt.ID+".half"] != "" {
		facts[0].before = keptFacts[facts[0].prompt.ID+".half"]
		if facts[0].prompt.Kind == workbook.Line && !strings.HasPrefix(facts[0].input, facts[0].before) {
			l.t.Errorf("half typed is %q of %q", facts[0].before, facts[0].input)
		}
	}
	return gate, facts
}

// goesOn is the question whether to go on with what an earlier start kept.
const goOnQuestion = "Go on from there?"

// goOn goes on with what an earlier start kept, if it kept anything.
func (l *killRun) answerStart(k keyboard) (gate, facts []action) {
	gate, facts = l.openFacts()
	if len(l.keptFacts()) > 0 {
		k.await(goOnQuestion)
		k.press("y", "enter")
	}
	return gate, facts
}
