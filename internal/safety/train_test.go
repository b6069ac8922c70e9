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
	"maps"
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

// lexicon numbers the features that more than one text has. What only one has
// teaches nothing about others.
func lexicon(texts [][]feature) map[feature]int {
	count, numbers := map[feature]int{}, map[feature]int{}
	for _, features := range texts {
		for _, f := range features {
			count[f]++
		}
	}
	for _, f := range slices.Sorted(maps.Keys(count)) {
		if count[f] > 1 {
			numbers[f] = len(numbers)
		}
	}
	return numbers
}

// example is the numbers of the features that a text has.
type example []int

func examples(texts [][]feature, numbers map[feature]int) (all []example) {
	for _, features := range texts {
		var e example
		for _, f := range features {
			if n, ok := numbers[f]; ok {
				e = append(e, n)
			}
		}
		slices.Sort(e)
		all = append(all, e)
	}
	return all
}

// logistic fits a logistic regression by stochastic gradient descent: it takes
// the examples one by one, in an order that is shuffled each round but the same
// each time, and moves the weights of an example's features toward its label by
// as much as the prediction was off.
//
// Two things keep it from learning its examples by heart: a penalty that shrinks
// all weights a little at each step, and dropout: half of an example's features,
// drawn anew each time, are left out, so that no feature can rely on another.
func logistic(examples []example, labels []bool, size int, penalty float64) (weights []float64, bias float64) {
	weights = make([]float64, size)
	for run := range runs {
		learnt, b := descend(examples, labels, size, penalty, rand.New(rand.NewPCG(1, uint64(run))))
		for i, w := range learnt {
			weights[i] += w / runs
		}
		bias += b / runs
	}
	return weights, bias
}

// descend is one run of logistic.
func descend(examples []example, labels []bool, size int, penalty float64, chance *rand.Rand) (weights []float64, bias float64) {
	weights = make([]float64, size)
	scale := 1.0 // of all weights: the penalty shrinks them together
	var kept example
	for step := range rounds * len(examples) {
		if step%len(examples) == 0 {
			shuffle(chance, examples, labels)
		}
		features, label := examples[step%len(examples)], labels[step%len(examples)]
		kept = kept[:0]
		score := bias
		for _, f := range features {
			if chance.Float64() >= dropout {
				kept = append(kept, f)
				score += scale * weights[f]
			}
		}
		rate := firstRate / (1 + firstRate*penalty*float64(step))
		off := rate * (want(label) - 1/(1+math.Exp(-score)))
		scale *= 1 - rate*penalty
		for _, f := range kept {
			weights[f] += off / scale
		}
		bias += off / 10
	}
	for i := range weights {
		weights[i] *= scale
	}
	return weights, bias
}

const (
	runs      = 5 // with other draws each, to average
	rounds    = 30
	firstRate = 0.1
	dropout   = 0.5
	penalty   = 1e-5
)

func shuffle(chance *rand.Rand, examples []example, labels []bool) {
	chance.Shuffle(len(examples), func(i, j int) {
		examples[i], examples[j] = examples[j], examples[i]
		labels[i], labels[j] = labels[j], labels[i]
	})
}

func want(label bool) float64 {
	if label {
		return 1
	}
	return 0
}

// strongest returns the features with the largest weights, numbered anew.
func strongest(weights []float64, numbers map[feature]int, n int) map[feature]int {
	all := slices.SortedFunc(maps.Keys(numbers), func(a, b feature) int {
		return cmp.Or(cmp.Compare(math.Abs(weights[numbers[b]]), math.Abs(weights[numbers[a]])), cmp.Compare(a, b))
	})
	kept := map[feature]int{}
	for _, f := range all[:min(n, len(all))] {
		kept[f] = len(kept)
	}
	return kept
}

// unit returns what one step of an int8 has to be worth.
func unit(weights ...[]float64) (step float64) {
	for _, w := range slices.Concat(weights...) {
		step = max(step, math.Abs(w)/127)
	}
	return step
}

const (
	dangerKept = 18000
	topicKept  = 4000
	calm       = -1.5 // the score below which a rule must have misread
)

// learn returns the weights that labelled texts teach: it fits them for all
// features, keeps the strongest, and fits those once more.
func (c *classifier) learn(all []labelled) (w weights) {
	texts, labels := make([][]feature, len(all)), make([]bool, len(all))
	for i, l := range all {
		texts[i], labels[i] = distinct(c.pieces(text.Parse(l.Text))), l.Danger
	}
	numbers := lexicon(texts)
	learnt, _ := logistic(examples(texts, numbers), slices.Clone(labels), len(numbers), penalty)
	numbers = strongest(learnt, numbers, dangerKept)
	learnt, bias := logistic(examples(texts, numbers), slices.Clone(labels), len(numbers), penalty)
	step := unit(learnt)
	w.step, w.bias, w.danger = float32(step), float32(bias), map[feature]int8{}
	for f, n := range numbers {
		w.danger[f] = int8(math.Round(learnt[n] / step))
	}
	w.topics = learnTopics(all, texts)
	return w
}

// learnTopics fits, for each topic, what tells it from the other topics.
func learnTopics(all []labelled, texts [][]feature) map[feature][]int8 {
	var some [][]feature
	var topics []Topic
	for i, l := range all {
		if l.Danger && l.Topic != "" {
			some, topics = append(some, texts[i]), append(topics, Topic(l.Topic))
		}
	}
	numbers := lexicon(some)
	fit := func() (tables [][]float64) {
		for _, topic := range allTopics() {
			is := make([]bool, len(topics))
			for i := range topics {
				is[i] = topics[i] == topic
			}
			learnt, _ := logistic(examples(some, numbers), is, len(numbers), penalty*10)
			tables = append(tables, learnt)
		}
		return tables
	}
	most := make([]float64, len(numbers))
	for _, table := range fit() {
		for i, w := range table {
			most[i] = max(most[i], math.Abs(w))
		}
	}
	numbers = strongest(most, numbers, topicKept)
	tables := fit()
	step := unit(tables...)
	weights := map[feature][]int8{}
	for f, n := range numbers {
		for _, table := range tables {
			weights[f] = append(weights[f], int8(math.Round(table[n]/step)))
		}
	}
	return weights
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
// alarm than may. Each set is scored with weights that were learnt without it.
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
				case len(w.Heeds(l.Text)) > 0: // by a rule
					needed = append(needed, math.MaxFloat32)
				default:
					needed = append(needed, c.most(text.Parse(l.Text)))
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
func (c *classifier) most(t *text.Text) float32 {
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
// learnt from, and what the classifier makes of them.
func sumOf(c *classifier, all []labelled) string {
	h := sha256.New()
	fmt.Fprintln(h, runs, rounds, firstRate, dropout, penalty, dangerKept, topicKept, calm, urgent, all)
	c.weights = weights{} // so that all features count
	for _, l := range all {
		fmt.Fprintln(h, distinct(c.pieces(text.Parse(l.Text))))
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
}
