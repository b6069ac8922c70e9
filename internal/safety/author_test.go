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

// The sets that are held out, each one author's, so that no way of speaking, and
// no pair of sentences that differ in a word, is on both sides. The threshold is
// chosen on hard ones and on ordinary answers. Of the pairs half of the innocent
// texts are a dangerous one with a word exchanged, which nobody writes in a
// workbook: how they do is only shown. So is how long answers do, by which perWindow was
// chosen.
const (
	hard     = "corpus/a corpus/b corpus/c corpus/e corpus/f1 corpus/f2 corpus/f3 corpus/g1 corpus/g2 corpus/g3 corpus/g4 corpus/i1 corpus/i2 corpus/i3 corpus/i4 dev/d"
	ordinary = "corpus/calm dev/calm"
	long     = "dev/answers corpus/j1 corpus/j2 corpus/j3 corpus/j4"
	pairs    = "corpus/p1 corpus/p2 corpus/p3"
)

// mayAlarm is how many of a thousand innocent texts may alarm, hard and ordinary
// ones together: either sort alone is too few to count. The aim is one
// in forty among the hard texts of new authors, who always differ a little.
const mayAlarm = 22

// chooseThreshold returns the lowest threshold at which no more innocent texts
// alarm than may.
func chooseThreshold(t testing.TB, c classifier, all []labelled) float32 {
	var innocent []float32
	scored := map[string][]heldOut{}
	for _, sets := range []string{hard, ordinary, long, pairs} {
		for _, set := range strings.Fields(sets) {
			scored[sets] = append(scored[sets], c.holdOut(t, set, all)...)
		}
		for _, h := range scored[sets] {
			if !h.Danger && (sets == hard || sets == ordinary) {
				innocent = append(innocent, h.needs)
			}
		}
	}
	slices.Sort(innocent)
	threshold := innocent[len(innocent)-1-len(innocent)*mayAlarm/1000]
	for sets, texts := range scored {
		t.Logf("at %.2f, %s:\n%s", threshold, sets, tableOf(texts, threshold))
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
	topics := c.topics    // which need no holding out: they tell dangers apart
	c.weights = weights{} // or the features would be those chosen with this author in view
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
