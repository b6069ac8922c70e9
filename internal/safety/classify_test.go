package safety

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
)

func wholeWatch(t testing.TB) *Watch {
	t.Helper()
	w, err := LoadWatch(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestHeldOut measures the whole watch on texts that taught it nothing: hard
// ones, each kind of danger beside innocent look-alikes, and ordinary answers.
// The threshold was chosen with them in view, so these figures must not get
// worse, and promise nothing: the package doc has the figures at first sight.
func TestHeldOut(t *testing.T) {
	const mostMissed, mostAlarms, mostOrdinary = 7, 2, 4
	w := wholeWatch(t)
	kinds := map[string]string{}
	missed, alarms := map[string]int{}, map[string]int{}
	all, lost, wrong := 0, 0, 0
	for _, l := range readLabelled(t, "testdata/dev/d.jsonl") {
		kind := strings.TrimPrefix(l.Kind, "lookalike-")
		kinds[kind], all = kind, all+1
		switch found := len(w.Find(l.Text)) > 0; {
		case l.Danger && !found:
			missed[kind]++
			lost++
		case !l.Danger && found:
			alarms[kind]++
			wrong++
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		t.Logf("%s: %d missed, %d false alarms", kind, missed[kind], alarms[kind])
	}
	ordinary := 0
	for _, l := range readLabelled(t, "testdata/dev/calm.jsonl") {
		if found := w.Find(l.Text); len(found) > 0 {
			ordinary++
			t.Logf("false alarm %v: %s", found, l.Text)
		}
	}
	t.Logf("of %d hard texts %d missed, %d false alarms; %d of ordinary answers", all, lost, wrong, ordinary)
	if lost > mostMissed || wrong > mostAlarms || ordinary > mostOrdinary || all < 120 {
		t.Errorf("it got worse: it was %d missed, %d and %d false alarms", mostMissed, mostAlarms, mostOrdinary)
	}
}

// A long calm answer does not drown a sentence, and the find is that sentence.
func TestLongAnswer(t *testing.T) {
	const calm = "I told you that the bill was paid, and it was not. You found the letter on a Sunday. "
	const danger = "He keeps a loaded gun under the bed and pats it when I say that I want to leave."
	w := wholeWatch(t)
	answer := strings.Repeat(calm, 40) + danger + " " + strings.Repeat(calm, 40)
	found := w.Find(answer)
	if len(found) != 1 || !strings.HasPrefix(danger, answer[found[0].Start:found[0].End]) {
		t.Fatalf("found %v", found)
	}
	if found[0].Rule != byWords {
		t.Errorf("found %v: the sentence does not try the classifier", found)
	}
}

// TestOverruled checks that a calm text around a rule's match clears it, but not if
// the sentence is plain or the topic is self-harm.
func TestOverruled(t *testing.T) {
	w := wholeWatch(t)
	w.learned.calm = 0
	for score, want := range map[float32]bool{-1: true, 1: false} {
		if got := w.learned.overrules(Harming, score); got != want {
			t.Errorf("a score of %g overrules: %v", score, got)
		}
	}
	if w.learned.overrules(SelfHarm, -1) {
		t.Error("self-harm is overruled as easily")
	}
	for s, want := range map[string]int{"I hit him.": 1, "I hit the reply key.": 0} {
		if got := len(w.Find(s)); got != want {
			t.Errorf("Find(%q): %d", s, got)
		}
	}
}

// TestLogistic: it learns to tell two kinds of texts apart, and the same each
// time.
func TestLogistic(t *testing.T) {
	learn := func() []float64 {
		weights, _ := logistic([]example{{0, 1}, {0, 2}, {1, 3}, {2, 3}}, []bool{true, true, false, false}, 4, penalty)
		return weights
	}
	weights := learn()
	if weights[0] < 1 || weights[3] > -1 || max(weights[1], weights[2]) > weights[0] {
		t.Errorf("weights %v", weights)
	}
	if again := learn(); !slices.Equal(weights, again) {
		t.Errorf("first %v, then %v", weights, again)
	}
}

// FuzzWeights: whatever the file holds, it is refused or read; what was read is
// written to the same bytes again.
func FuzzWeights(f *testing.F) {
	w := weights{threshold: 1, step: 0.5, sum: "s", danger: map[feature]int8{1: -2, 3: 4}, topics: map[feature][]int8{5: make([]int8, len(allTopics()))}}
	f.Add(w.format())
	f.Add([]byte(fmt.Sprintf(head, 0., 0., 0., 0., -1, 1<<40, "s")))
	f.Add([]byte("danger weights 1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := parseWeights(data)
		if err != nil {
			return
		}
		if again, err := parseWeights(w.format()); err != nil || !bytes.Equal(again.format(), w.format()) {
			t.Errorf("read again: %v", err)
		}
	})
}
