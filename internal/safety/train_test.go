package safety

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/text"
)

var update = flag.Bool("update", false, "learn the weights from the corpus and write them")

// labelled is a sentence, or a short answer, and whether it speaks of danger.
type labelled struct {
	Text   string `json:"text"`
	Danger bool   `json:"danger"`
	Topic  string `json:"topic"`
	Kind   string `json:"kind"`
}

func readLabelled(t testing.TB, pattern string) (all []labelled) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no files %s, %v", pattern, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
			var l labelled
			if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			all = append(all, l)
		}
	}
	return all
}

// corpus is what the weights are learnt from: sentences written for it, those
// that shaped the rules, and the rules' own examples.
func corpus(t testing.TB) []labelled {
	all := readLabelled(t, "testdata/corpus/*.jsonl")
	for _, s := range readLabelled(t, "testdata/sentences.jsonl") {
		s.Danger = s.Topic != "none"
		all = append(all, s)
	}
	return append(all, ruleExamples(t)...)
}

// ruleExamples returns the examples of the rules. What one rule passes over and
// another one finds is no example of either.
func ruleExamples(t testing.TB) (all []labelled) {
	w := rulesOnly(t)
	for _, r := range w.rules {
		for _, s := range r.Match {
			all = append(all, labelled{Text: s, Danger: true, Topic: string(r.Topic)})
		}
		for _, s := range r.Pass {
			if len(w.byRules(text.Parse(s))) == 0 {
				all = append(all, labelled{Text: s})
			}
		}
	}
	return all
}

// rulesOnly is a watch without what was learnt.
func rulesOnly(t testing.TB) *Watch {
	f, err := read(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	w, err := f.watch(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// term is a feature of an example with its value.
type term struct {
	bucket uint32
	value  float64
}

// terms returns the features of a whole text, scaled as adder.of scales them.
func terms(fs []feature, size uint32) (terms []term) {
	var counts [families]float64
	for _, f := range fs {
		counts[f.family]++
	}
	for _, f := range fs {
		terms = append(terms, term{f.hash % size, float64(share[f.family]) / math.Sqrt(counts[f.family])})
	}
	return terms
}

// distinct returns the features of a whole text, each once.
func (c *classifier) distinct(source string) (all []feature) {
	for _, p := range c.pieces(text.Parse(source)) {
		all = append(all, p.features...)
	}
	slices.SortFunc(all, func(a, b feature) int { return cmp.Or(cmp.Compare(a.family, b.family), cmp.Compare(a.hash, b.hash)) })
	return slices.Compact(all)
}

// logistic fits a logistic regression with an L2 penalty by stochastic gradient
// descent: it takes the examples one by one, in an order that is shuffled each
// round but the same each time, and moves the weights of an example's features
// toward its label by as much as the prediction was off.
func logistic(examples [][]term, labels []bool, size int, penalty float64) (weights []float64, bias float64) {
	const rounds, first = 40, 0.5 // the first step's length
	weights = make([]float64, size)
	scale := 1.0 // of all weights: the penalty shrinks them together
	order := rand.New(rand.NewPCG(1, 2))
	step := 0
	for range rounds {
		for _, i := range order.Perm(len(examples)) {
			rate := first / (1 + first*penalty*float64(step))
			step++
			score := bias
			for _, x := range examples[i] {
				score += scale * weights[x.bucket] * x.value
			}
			off := -1 / (1 + math.Exp(-score))
			if labels[i] {
				off = 1 / (1 + math.Exp(score))
			}
			scale *= 1 - rate*penalty
			for _, x := range examples[i] {
				weights[x.bucket] += rate * off * x.value / scale
			}
			bias += rate * off * 0.1
		}
	}
	for i := range weights {
		weights[i] *= scale
	}
	return weights, bias
}

// quantise brings weights to whole numbers of at most 127.
func quantise(weights []float64) (table []int8, step float32) {
	most := 0.0
	for _, w := range weights {
		most = max(most, math.Abs(w))
	}
	table = make([]int8, len(weights))
	for i, w := range weights {
		table[i] = int8(math.Round(w / most * 127))
	}
	return table, float32(most / 127)
}

const penalty = 4e-5

// learn returns the weights that the corpus teaches.
func learn(t testing.TB, c *classifier, all []labelled) (w weights) {
	var examples, some [][]term
	var labels []bool
	var topics []string
	for _, l := range all {
		features := c.distinct(l.Text)
		examples, labels = append(examples, terms(features, buckets)), append(labels, l.Danger)
		if l.Danger && l.Topic != "" {
			some, topics = append(some, terms(features, topicBuckets)), append(topics, l.Topic)
		}
	}
	learnt, bias := logistic(examples, labels, buckets, penalty)
	w.danger, w.step = quantise(learnt)
	w.bias = float32(bias)
	for _, topic := range allTopics() {
		is := make([]bool, len(some))
		for i := range topics {
			is[i] = topics[i] == string(topic)
		}
		learnt, _ := logistic(some, is, topicBuckets, penalty*10)
		table, _ := quantise(learnt)
		w.topics = append(w.topics, table)
	}
	return w
}

// unlearnt is a classifier without weights.
func unlearnt(t testing.TB) *classifier {
	f, err := read(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	v, err := loadVocabulary(content.FS, newPeople(f.Words, nil))
	if err != nil {
		t.Fatal(err)
	}
	return &classifier{vocabulary: v}
}

// TestWeights checks that the weights were learnt from the corpus and the
// classes as they are. With -update it learns them again.
func TestWeights(t *testing.T) {
	c := unlearnt(t)
	all := corpus(t)
	sum := sumOf(t, all)
	if *update {
		c.weights = learn(t, c, all)
		c.sum = sum
		c.threshold = c.chooseThreshold(readLabelled(t, "testdata/dev/*.jsonl"))
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

// alarmsAllowed is the share of innocent sentences that may alarm.
const alarmsAllowed = 1.0 / 30

// chooseThreshold returns the score that so many innocent texts exceed.
func (c *classifier) chooseThreshold(dev []labelled) float32 {
	var scores []float64
	for _, l := range dev {
		if !l.Danger {
			scores = append(scores, float64(c.score(text.Parse(l.Text))))
		}
	}
	slices.Sort(scores)
	return float32(scores[len(scores)-1-int(alarmsAllowed*float64(len(scores)))])
}

// sumOf is a checksum of what the weights depend on.
func sumOf(t testing.TB, all []labelled) string {
	h := sha256.New()
	words, err := fs.ReadFile(content.FS, wordsFile)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(h, "%s %v %v %v", words, share, penalty, all)
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
}
