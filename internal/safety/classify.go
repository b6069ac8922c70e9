package safety

import (
	"math"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// classifier finds sentences that speak of danger in words that no rule knows.
// It is a linear model: every feature of a piece of text has a weight, learned
// from sentences that people labeled, and the weights are added up.
type classifier struct {
	vocabulary vocabulary
	weights
}

// weights are what was learned.
type weights struct {
	threshold float32 // a score above it speaks of danger
	calm      float32 // a score below it speaks of none, whatever a rule says
	bias      float32
	step      float32 // what one unit of a weight is worth
	danger    map[feature]int8
	topics    map[feature][]int8 // in the order of allTopics
	sum       string             // of what they were learned from
}

// longPiece is the maximum number of words in a piece. A longer
// sentence, such as a page without a full stop, is split.
const longPiece = 40

// piece is a sentence, or a part of a long one.
type piece struct {
	words    english.Range
	features []feature // each once, in order
}

// pieces splits a text into sentences.
func (c *classifier) pieces(t *english.Text) (all []piece) {
	known := map[string]token{}
	for _, s := range t.Sentences {
		for first := s.Words.First; first < s.Words.End; first += longPiece {
			at := english.Range{First: first, End: min(first+longPiece, s.Words.End)}
			list := features(c.vocabulary.tokens(t.Words[at.First:at.End], known))
			list = slices.DeleteFunc(list, c.unknown)
			slices.Sort(list)
			all = append(all, piece{at, slices.Compact(list)})
		}
	}
	return all
}

// unknown reports whether a feature has no weight. During training, when there are
// no weights yet, every feature is known.
func (c *classifier) unknown(f feature) bool {
	_, danger := c.danger[f]
	_, topic := c.topics[f]
	return !danger && !topic && len(c.danger) > 0
}

// window is what is scored together: a piece and the next one, because people write
// "I shook the baby. Just for a second". Calm text around them doesn't lower the score,
// not even that of the next piece: what scores more by itself counts by itself.
type window struct {
	pieces []piece
	best   piece // the one that says more
	score  float32
}

// windows scores each piece of a text together with the next one.
func (c *classifier) windows(t *english.Text) (all []window) {
	pieces := c.pieces(t)
	for i := range pieces {
		if i > 0 && i == len(pieces)-1 {
			break // it was scored with the one before it
		}
		all = append(all, c.window(pieces[i:min(i+2, len(pieces))]))
	}
	return all
}

// window scores some pieces: one, or two that follow each other.
func (c *classifier) window(pieces []piece) window {
	w := window{pieces: pieces, best: pieces[0], score: c.score(pieces)}
	alone := float32(-math.MaxFloat32)
	for i, p := range pieces {
		score := c.score(pieces[i : i+1])
		if score > alone {
			w.best, alone = p, score
		}
	}
	if alone > w.score {
		w.pieces, w.score = []piece{w.best}, alone
	}
	return w
}

// find returns the sentences with signs of danger.
func (c *classifier) find(t *english.Text, scored []window) (found []find) {
	threshold := c.threshold + longer(len(scored))
	for _, w := range scored {
		if w.score <= threshold-urgent {
			continue
		}
		if topic := c.topic(w.pieces); topic == SelfHarm || w.score > threshold {
			found = append(found, find{Match{t.Slice(w.best.words), topic, byWords}, w.best.words.First})
		}
	}
	return found
}

// longer is how much more it takes in a text of so many windows: each of them is
// another chance to sound like danger by accident. From some length on it takes no
// more, or nothing would be heard in a very long text.
func longer(windows int) float32 {
	return perWindow * float32(math.Log(float64(min(max(1, windows), mostWindows))))
}

const perWindow, mostWindows = 2.2, 6

// urgent is how much less it takes where somebody may be about to harm
// themselves: there a card too many costs least. For the same reason it takes
// more to overrule a rule.
const urgent, spared = 0.5, 1.5

// byWords is the rule id of what only the classifier found.
const byWords = "by-words"

// byWord returns, for each word, the highest score of a window around it.
func (c *classifier) byWord(t *english.Text, scored []window) []float32 {
	scores := make([]float32, len(t.Words))
	for i := range scores {
		scores[i] = -math.MaxFloat32
	}
	for _, w := range scored {
		for i := w.pieces[0].words.First; i < w.pieces[len(w.pieces)-1].words.End; i++ {
			scores[i] = max(scores[i], w.score)
		}
	}
	return scores
}

// overrules reports whether the text around a match is so calm that the rule must
// have misread it: "I hit him with a snowball".
func (c *classifier) overrules(topic Topic, score float32) bool {
	if topic == SelfHarm {
		score += spared
	}
	return score < c.calm
}

// score returns how strong the signs of danger in some pieces are: the sum of the
// weights of their features, each counted once.
func (c *classifier) score(pieces []piece) float32 {
	sum := 0
	for _, f := range distinct(pieces) {
		sum += int(c.danger[f])
	}
	return float32(sum)*c.step + c.bias
}

// topic returns what some pieces are most likely about.
func (c *classifier) topic(pieces []piece) Topic {
	sums := make([]int, len(allTopics()))
	for _, f := range distinct(pieces) {
		for i, weight := range c.topics[f] {
			sums[i] += int(weight)
		}
	}
	return allTopics()[slices.Index(sums, slices.Max(sums))]
}

// distinct returns the features of some pieces, each once.
func distinct(pieces []piece) []feature {
	if len(pieces) == 1 {
		return pieces[0].features
	}
	var all []feature
	for _, p := range pieces {
		all = append(all, p.features...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
