package safety

import (
	"cmp"
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

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
// drawn again each time, are left out, so that no feature can rely on another.
func logistic(examples []example, labels []bool, size int, penalty float64) (weights []float64, bias float64) {
	weights = make([]float64, size)
	telling := oneSided(examples, labels, size)
	for run := range runs {
		learnt, b := descend(examples, labels, telling, penalty, rand.New(rand.NewPCG(1, uint64(run))))
		for i, w := range learnt {
			weights[i] += w * telling[i] / runs
		}
		bias += b / runs
	}
	return weights, bias
}

// oneSided returns how strongly each feature sides with one label, by itself: the
// log of how much more often it is in texts with that label. Learning moves
// faster along such a feature. (Wang and Manning, 2012, do this for a
// support vector machine.)
func oneSided(examples []example, labels []bool, size int) []float64 {
	count, sum := map[bool][]float64{true: make([]float64, size), false: make([]float64, size)}, map[bool]float64{}
	for i, e := range examples {
		for _, f := range e {
			count[labels[i]][f]++
		}
		sum[labels[i]] += float64(len(e) + 1)
	}
	sided := make([]float64, size)
	for f := range sided {
		ratio := (count[true][f] + 1) / (count[false][f] + 1) * sum[false] / sum[true]
		sided[f] = math.Abs(math.Log(ratio)) + 0.1
	}
	return sided
}

// descend is one run of logistic.
func descend(examples []example, labels []bool, telling []float64, penalty float64, chance *rand.Rand) (weights []float64, bias float64) {
	weights = make([]float64, len(telling))
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
				score += scale * weights[f] * telling[f]
			}
		}
		rate := firstRate / (1 + firstRate*penalty*float64(step))
		off := rate * (want(label) - 1/(1+math.Exp(-score)))
		scale *= 1 - rate*penalty
		for _, f := range kept {
			weights[f] += off * telling[f] / scale
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
	dropout   = 0.65
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

// strongest returns the features with the largest weights, renumbered.
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
	dangerKept = 40000
	topicKept  = 4000
	calm       = -1.0 // the score below which a rule must have misread
)

// learn returns the weights that labelled texts teach: it fits them for all
// features, keeps the strongest, and fits those once more.
func (c *classifier) learn(all []labelled) weights {
	w := c.learnDanger(all)
	w.topics = c.learnTopics(all)
	return w
}

func (c *classifier) learnDanger(all []labelled) (w weights) {
	texts, labels, parts := c.asScored(all)
	numbers := lexicon(texts)
	learnt, _ := logistic(examples(texts, numbers), slices.Clone(labels), len(numbers), penalty)
	for i, windows := range parts {
		texts[i] = strongestOf(windows, learnt, numbers)
	}
	numbers = strongest(learnt, numbers, dangerKept)
	learnt, bias := logistic(examples(texts, numbers), slices.Clone(labels), len(numbers), penalty)
	step := unit(learnt)
	w.step, w.bias, w.danger = float32(step), float32(bias), map[feature]int8{}
	for f, n := range numbers {
		w.danger[f] = int8(math.Round(learnt[n] / step))
	}
	return w
}

// asScored returns the examples to learn from: the windows that are scored later. Of a
// calm text every window is calm. Of a dangerous one nobody labelled which window is
// the dangerous one, so at first it is one example; parts has the windows of such
// texts, by the number of the example.
func (c *classifier) asScored(all []labelled) (texts [][]feature, labels []bool, parts map[int][][]feature) {
	parts = map[int][][]feature{}
	for _, l := range all {
		pieces := c.pieces(english.Parse(l.Text))
		var windows [][]feature
		for i := 0; i < max(1, len(pieces)-1); i++ {
			windows = append(windows, distinct(pieces[i:min(i+2, len(pieces))]))
		}
		if l.Danger && len(windows) > 1 {
			parts[len(texts)] = windows
			windows = [][]feature{distinct(pieces)}
		}
		for _, w := range windows {
			texts, labels = append(texts, w), append(labels, l.Danger)
		}
	}
	return texts, labels, parts
}

// strongestOf returns the window that speaks most of danger.
func strongestOf(windows [][]feature, weights []float64, numbers map[feature]int) []feature {
	return slices.MaxFunc(windows, func(a, b []feature) int {
		return cmp.Compare(totalOf(a, weights, numbers), totalOf(b, weights, numbers))
	})
}

func totalOf(features []feature, weights []float64, numbers map[feature]int) (sum float64) {
	for _, f := range features {
		if n, ok := numbers[f]; ok {
			sum += weights[n]
		}
	}
	return sum
}

// learnTopics fits, for each topic, what tells it from the other topics.
func (c *classifier) learnTopics(all []labelled) map[feature][]int8 {
	var some [][]feature
	var topics []Topic
	for _, l := range all {
		if l.Danger && l.Topic != "" {
			some, topics = append(some, distinct(c.pieces(english.Parse(l.Text)))), append(topics, Topic(l.Topic))
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
