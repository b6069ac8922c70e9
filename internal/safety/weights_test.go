package safety

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"io/fs"
	"math"
	"os"
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

// most returns the threshold below which a text alarms.
func (c *classifier) most(t *english.Text) float32 {
	most, windows := float32(-math.MaxFloat32), c.windows(t)
	for _, w := range windows {
		if c.topic(w.pieces) == SelfHarm {
			w.score += urgent
		}
		most = max(most, w.score)
	}
	return most - longer(len(windows))
}

// sumOf is a checksum of what the weights depend on: the texts, how they are
// learned from, and what the classifier makes of them.
func sumOf(c *classifier, all []labelled) string {
	h := sha256.New()
	fmt.Fprintln(h, runs, rounds, firstRate, dropout, penalty, dangerKept, topicKept, calm, urgent, perWindow, mostWindows, all)
	c.weights = weights{} // so that all features count
	for _, l := range all {
		fmt.Fprintln(h, distinct(c.pieces(english.Parse(l.Text))))
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
}
