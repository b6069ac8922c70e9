package safety

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"io/fs"
	"math"
	"os"
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/english"
)

var update = flag.Bool("update", false, "learn the weights from the corpus and write them")

// TestWeights checks that the weights were learned from the corpus and the
// classes as they are. With -update it learns them again.
func TestWeights(t *testing.T) {
	c := unlearnt(t)
	all := corpus(t)
	sum := sumOf(c, all)
	if *update {
		c.weights = c.learn(all)
		c.sum = sum
		c.threshold, c.calm = chooseThreshold(t, *c, all), calm
		if err := os.WriteFile("../../content/en/"+weightsFile, c.format(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := fs.ReadFile(content.FS, weightsFile)
	if err != nil {
		t.Fatal(err)
	}
	if w, err := parseWeights(data); err != nil || w.sum != sum {
		t.Errorf("the weights are of another corpus (%v): run make watch", err)
	}
}

// held are the sets that the threshold is chosen on, and how many of a hundred
// innocent texts may alarm: look-alikes by authors whose other sentences the
// weights do not know, and ordinary answers, of which fewer may.
func heldSets() map[int][]string {
	return map[int][]string{
		3: {"testdata/corpus/a.jsonl", "testdata/corpus/c.jsonl", "testdata/dev/d.jsonl"},
		2: {"testdata/corpus/calm.jsonl", "testdata/dev/calm.jsonl"},
	}
}

// chooseThreshold returns the lowest threshold at which no more innocent texts
// alarm than may. Each set is scored with weights that were learned without it.
func chooseThreshold(t testing.TB, c classifier, all []labelled) float32 {
	w := rulesOnly(t)
	w.learned = &c
	threshold := float32(0)
	for allowed, sets := range heldSets() {
		var needed []float32 // the threshold that each text needs to stay calm
		for _, set := range sets {
			held := readLabelled(t, set)
			c.weights = c.learn(slices.DeleteFunc(slices.Clone(all), func(l labelled) bool { return slices.Contains(held, l) }))
			c.threshold, c.calm = math.MaxFloat32, calm
			for _, l := range held {
				switch {
				case l.Danger:
				case len(w.Find(l.Text)) > 0: // by a rule
					needed = append(needed, math.MaxFloat32)
				default:
					needed = append(needed, c.most(english.Parse(l.Text)))
				}
			}
		}
		slices.Sort(needed)
		t.Logf("%d in 100: of %d the highest are %.2f", allowed, len(needed), needed[max(0, len(needed)-10):])
		threshold = max(threshold, needed[len(needed)-1-len(needed)*allowed/100])
	}
	return threshold
}

// most returns the threshold below which a text alarms.
func (c *classifier) most(t *english.Text) float32 {
	most := float32(-math.MaxFloat32)
	for _, w := range c.windows(t) {
		if c.topic(w.pieces) == SelfHarm {
			w.score += urgent
		}
		most = max(most, w.score)
	}
	return most
}

// sumOf is a checksum of what the weights depend on: the texts, how they are
// learned from, and what the classifier makes of them.
func sumOf(c *classifier, all []labelled) string {
	h := sha256.New()
	fmt.Fprintln(h, runs, rounds, firstRate, dropout, penalty, dangerKept, topicKept, calm, urgent, all)
	c.weights = weights{} // so that all features count
	for _, l := range all {
		fmt.Fprintln(h, distinct(c.pieces(english.Parse(l.Text))))
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
}
