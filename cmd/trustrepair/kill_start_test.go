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
	l := newLife(t, makePlan(t, rich(), true), 0)
	for range 6 {
		s := l.sit(tuitest.Options{}, l.command()...)
		k := keyboard{s: s, stop: func(err error) { t.Helper(); t.Fatal(err) }}
		gate, facts := l.goOn(k)
		for _, d := range gate {
			k.meet(d.sign())
			k.do(d)
		}
		for _, d := range facts[:random.IntN(min(3, len(facts)))] {
			k.meet(d.sign())
			k.do(d)
			facts = facts[1:]
		}
		k.meet(facts[0].sign())
		check(t, s.Signal(9))
		s.Close()
		all := preface(t, l.plan.subject)
		told := all[len(gate) : len(all)-len(facts)]
		kept := l.told()
		for _, d := range told {
			if kept[d.prompt.ID] != d.input {
				t.Errorf("%s was %q, and kept is %q", d.prompt.ID, d.input, kept[d.prompt.ID])
			}
		}
		if len(kept) != len(told) {
			t.Errorf("kept is %q", kept)
		}
	}
}

// told is what start was told and has kept, by question; what was half typed is
// named with a ".half" at the end.
func (l *life) told() map[string]string {
	told := map[string]string{}
	for name, text := range l.readDrafts() {
		if id, ok := strings.CutPrefix(name, "start."); ok && !strings.HasPrefix(id, "-") && strings.TrimSpace(text) != "" {
			told[id] = text
		}
	}
	return told
}

// toTell is what start asks about safety, and the facts that it was not told yet.
func (l *life) toTell() (gate, facts []deed) {
	told := l.told()
	all := preface(l.t, l.plan.subject)
	first := slices.IndexFunc(all, func(d deed) bool { return d.step.ID != "" })
	gate, facts = all[:first], all[first:]
	for len(facts) > 0 && told[facts[0].prompt.ID] != "" && told[facts[0].prompt.ID+".half"] == "" {
		facts = facts[1:]
	}
	if len(facts) > 0 && told[facts[0].prompt.ID+".half"] != "" {
		facts[0].before = told[facts[0].prompt.ID+".half"]
		if facts[0].prompt.Kind == workbook.Line && !strings.HasPrefix(facts[0].input, facts[0].before) {
			l.t.Errorf("half typed is %q of %q", facts[0].before, facts[0].input)
		}
	}
	return gate, facts
}

// goesOn is the question whether to go on with what an earlier start kept.
const goesOn = "Go on from there?"

// goOn goes on with what an earlier start kept, if it kept anything.
func (l *life) goOn(k keyboard) (gate, facts []deed) {
	gate, facts = l.toTell()
	if len(l.told()) > 0 {
		k.meet(goesOn)
		k.press("y", "enter")
	}
	return gate, facts
}
