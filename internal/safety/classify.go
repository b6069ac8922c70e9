package safety

import (
	"math"

	"codeberg.org/trustrepair/trustrepair/internal/text"
)

// classifier finds sentences that speak of danger in words that no rule knows.
// It is a linear model: every feature of a piece of text has a weight, learnt
// from sentences that people labelled, and the weights are added up.
type classifier struct {
	vocabulary vocabulary
	weights
}

// weights are what was learnt.
type weights struct {
	threshold float32 // a score above it speaks of danger
	bias      float32
	step      float32 // what one unit of a weight is worth
	danger    []int8  // by bucket
	topics    [][]int8
	sum       string // of what they were learnt from
}

// longPiece is how many words are looked at together at most: a sentence
// without a full stop for a page is cut.
const longPiece = 40

// piece is a sentence, or a part of a long one.
type piece struct {
	words    text.Range
	features []feature
}

// pieces takes a text apart.
func (c *classifier) pieces(t *text.Text) (all []piece) {
	for _, s := range t.Sentences {
		for first := s.Words.First; first < s.Words.End; first += longPiece {
			at := text.Range{First: first, End: min(first+longPiece, s.Words.End)}
			all = append(all, piece{at, features(c.vocabulary.tokens(t.Words[at.First:at.End]))})
		}
	}
	return all
}

// find returns the sentences that speak of danger. Each is scored together with
// the one after it, because people say "I shook the baby. Just for a second";
// a long calm answer around them counts for nothing.
func (c *classifier) find(t *text.Text) (found []Match) {
	all := c.pieces(t)
	sum := newAdder(c.danger)
	for i := range max(len(all)-1, min(len(all), 1)) {
		window := all[i:min(i+2, len(all))]
		if sum.of(window)*c.step+c.bias <= c.threshold {
			continue
		}
		best := window[0]
		if len(window) == 2 && sum.of(window[1:]) > sum.of(window[:1]) {
			best = window[1]
		}
		found = append(found, Match{t.Slice(best.words), c.topic(window), byWords})
	}
	return found
}

// byWords stands for a rule where the classifier found a sentence.
const byWords = "by-words"

// score returns how much the tokens of a whole text speak of danger.
func (c *classifier) score(t *text.Text) float32 {
	all, most := c.pieces(t), float32(math.Inf(-1))
	sum := newAdder(c.danger)
	for i := range max(len(all)-1, min(len(all), 1)) {
		most = max(most, sum.of(all[i:min(i+2, len(all))])*c.step+c.bias)
	}
	return most
}

// topic returns what a piece most likely speaks of.
func (c *classifier) topic(window []piece) Topic {
	best, most := Crisis, float32(math.Inf(-1))
	for i, topic := range allTopics() {
		if sum := newAdder(c.topics[i]).of(window); sum > most {
			best, most = topic, sum
		}
	}
	return best
}

// adder adds up the weights of features, each once.
type adder struct {
	weights []int8
	seen    []uint32 // by bucket: the round in which it was seen last
	round   uint32
}

func newAdder(weights []int8) *adder {
	return &adder{weights: weights, seen: make([]uint32, len(weights))}
}

// of returns the sum for some pieces. Each family is brought to the same
// length, so that long pieces score like short ones.
func (a *adder) of(window []piece) float32 {
	a.round++
	var sums, counts [families]float32
	for _, p := range window {
		for _, f := range p.features {
			at := f.hash % uint32(len(a.weights))
			if a.seen[at] == a.round {
				continue
			}
			a.seen[at] = a.round
			sums[f.family] += float32(a.weights[at])
			counts[f.family]++
		}
	}
	total := float32(0)
	for f, n := range counts {
		if n > 0 {
			total += float32(share[f] * sums[f] / float32(math.Sqrt(float64(n))))
		}
	}
	return total
}
