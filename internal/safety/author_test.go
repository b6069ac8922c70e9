package safety

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// heldOut is a text scored by weights that were learned without its author.
type heldOut struct {
	labelled
	author string
	needs  float32 // the threshold that keeps it calm
}

// allowed are the sets that the threshold is chosen on, with how many of a thousand
// innocent texts may alarm. Each file is one author's, so that no way of speaking,
// and no pair of sentences that differ in a word, is on both sides. Ordinary
// answers may alarm less often than look-alikes of danger.
//
// The pairs of p1 to p3 are shown and not counted: half of their innocent texts are
// a dangerous one with a word exchanged, which nobody writes in a workbook.
func allowed() map[int][]string {
	return map[int][]string{
		25: {"corpus/a", "corpus/b", "corpus/c", "corpus/e", "corpus/f1", "corpus/f2", "corpus/f3", "dev/d"},
		20: {"corpus/calm", "dev/calm"},
		// not counted
		1000: {"corpus/p1", "corpus/p2", "corpus/p3"},
	}
}

// chooseThreshold returns the lowest threshold at which no more innocent texts
// alarm than may.
func chooseThreshold(t testing.TB, c classifier, all []labelled) float32 {
	scored := map[int][]heldOut{}
	threshold := float32(0)
	for perThousand, sets := range allowed() {
		for _, set := range sets {
			scored[perThousand] = append(scored[perThousand], c.holdOut(t, set, all)...)
		}
		var innocent []float32
		for _, h := range scored[perThousand] {
			if !h.Danger {
				innocent = append(innocent, h.needs)
			}
		}
		slices.Sort(innocent)
		if most := len(innocent) * perThousand / 1000; most < len(innocent) {
			t.Logf("%d in 1000: of %d the highest are %.2f", perThousand, len(innocent), innocent[len(innocent)-most-3:])
			threshold = max(threshold, innocent[len(innocent)-1-most])
		}
	}
	for _, of := range slices.Sorted(maps.Keys(scored)) {
		t.Logf("at %.2f, sets %v:\n%s", threshold, allowed()[of], tableOf(scored[of], threshold))
	}
	return threshold
}

// holdOut scores the texts of a set with weights learned from all others.
func (c classifier) holdOut(t testing.TB, set string, all []labelled) (scored []heldOut) {
	w, texts := rulesOnly(t), readLabelled(t, "testdata/"+set+".jsonl")
	held := map[string]bool{}
	for _, l := range texts {
		held[l.Text] = true
	}
	topics := c.topics // which need no holding out: they tell dangers apart
	c.weights = c.learnDanger(slices.DeleteFunc(slices.Clone(all), func(l labelled) bool { return held[l.Text] }))
	c.topics, c.calm = topics, calm
	for _, l := range texts {
		scored = append(scored, heldOut{l, filepath.Base(set), c.needs(w, l.Text)})
	}
	return scored
}

// needs returns the lowest threshold at which a text doesn't alarm. There is none
// for what a rule finds.
func (c *classifier) needs(w *Watch, text string) float32 {
	t := english.Parse(text)
	scores := c.byWord(t, c.windows(t))
	for _, f := range w.byRules(t) {
		if !c.overrules(f.Topic, scores[f.word]) {
			return math.MaxFloat32
		}
	}
	return c.most(t)
}

// tableOf returns how many dangers were missed, of how many, by kind and by
// author, and how many innocent texts alarmed.
func tableOf(scored []heldOut, threshold float32) string {
	wrong, of := map[string]int{}, map[string]int{}
	for _, h := range scored {
		rows := []string{"~ innocent, " + h.author, "~ innocent, all"}
		if h.Danger {
			rows = []string{kindOf(h.labelled), "danger, " + h.author, "danger, all"}
		}
		for _, row := range rows {
			of[row]++
			if (h.needs > threshold) != h.Danger {
				wrong[row]++
			}
		}
	}
	var table strings.Builder
	for _, row := range slices.Sorted(maps.Keys(of)) {
		fmt.Fprintf(&table, "%-24s %3d of %d\n", row, wrong[row], of[row])
	}
	return table.String()
}

// kindOf returns the kind of danger, which authors name in ways of their own.
func kindOf(l labelled) string {
	for _, kind := range []struct{ part, kind string }{
		{"self", "self-harm"}, {"child", "children"}, {"control", "control"}, {"harmed", "harmed"}, {"victim", "harmed"}, {"sex", "sexual force"},
		{"stalk", "stalking, no contact"}, {"no-contact", "stalking, no contact"}, {"weapon", "weapons"}, {"threat", "threats"}, {"violence", "violence"},
	} {
		if strings.Contains(cmp.Or(l.Kind, l.Topic), kind.part) {
			return kind.kind
		}
	}
	return cmp.Or(l.Kind, l.Topic)
}
