package safety

import (
	"cmp"
	"io/fs"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/english"
	"codeberg.org/trustrepair/trustrepair/internal/pattern"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Topic is what a sign of danger is about.
type Topic string

// The topics, the most urgent one first.
const (
	SelfHarm  Topic = "self-harm"  // harm to oneself
	Crisis    Topic = "crisis"     // too much to carry
	Harmed    Topic = "harmed"     // being hurt, threatened or held back
	Harming   Topic = "harming"    // hurting somebody else, or wanting to
	Control   Topic = "control"    // threatening, watching, holding back, being feared
	NoContact Topic = "no-contact" // an order, or a wish for no contact
)

func allTopics() []Topic {
	return []Topic{SelfHarm, Crisis, Harmed, Harming, Control, NoContact}
}

// Watch finds signs of danger in an answer. It is safe for concurrent use.
type Watch struct {
	cards     map[Topic]Card
	alone     Card
	rules     []rule
	find      ruled // what raises a card
	unless    ruled // what clears a find that it overlaps
	elsewhere ruled // what passes over a whole sentence
	passes    []elsewhere
	learned   *classifier
}

// ruled is a matcher together with the owner of each of its patterns: an index into
// the rules or into the passes.
type ruled struct {
	*pattern.Matcher
	owner []int
}

// Match is a place in an answer with a sign of danger.
type Match struct {
	english.Span // bytes of the answer, never empty
	Topic        Topic
	Rule         string // id
}

// LoadWatch reads the cards and the rules. The names are those of the people in the
// journal, so that "I hit Ada" is understood. They can be any text.
func LoadWatch(fsys fs.FS, names ...string) (*Watch, error) {
	f, err := read(fsys)
	if err != nil {
		return nil, err
	}
	w, err := f.watch(names)
	if err != nil {
		return nil, err
	}
	w.learned, err = loadClassifier(fsys, newPeople(f.Words, names))
	return w, err
}

// Find returns the places in an answer with signs of danger, in order. Matches of
// the same topic don't overlap. It takes time and memory in proportion to the length
// of the answer.
func (w *Watch) Find(answer string) []Match {
	t := english.Parse(answer)
	scored := w.learned.windows(t)
	scores, ruled := w.learned.byWord(t, scored), map[int]bool{} // by word, by sentence
	var found []Match
	for _, f := range w.byRules(t) {
		if !w.learned.overrules(f.Topic, scores[f.word]) {
			found = append(found, f.Match)
			ruled[t.Words[f.word].Sentence] = true
		}
	}
	for _, f := range w.learned.find(t, scored) {
		if !ruled[t.Words[f.word].Sentence] {
			found = append(found, f.Match)
		}
	}
	return apart(found)
}

// find is a match and the index of its first word.
type find struct {
	Match
	word int
}

// byRules returns what the rules match.
func (w *Watch) byRules(t *english.Text) (found []find) {
	cleared, passed := w.cleared(t), w.passed(t)
	for _, m := range w.find.Find(t, allWords(t)) {
		owner := w.find.owner[m.Pattern]
		r := &w.rules[owner]
		sentence := t.Words[m.Words.First].Sentence
		if !passed[sentence].has(r.Topic) && !cleared.touches(owner, m.Words) {
			found = append(found, find{Match{t.Slice(m.Words), r.Topic, r.ID}, m.Words.First})
		}
	}
	return found
}

// Card returns the one card for everything that was found, which is that of the most
// urgent topic. It reports false if nothing was found. The journal for oneself asks
// what the person did, so it has a card of its own for what they say about that.
func (w *Watch) Card(path workbook.Path, found []Match) (Card, bool) {
	for _, topic := range allTopics() {
		if !slices.ContainsFunc(found, func(m Match) bool { return m.Topic == topic }) {
			continue
		}
		if path == workbook.Alone && topic.ofOwnBehaviour() {
			return w.alone, true
		}
		return w.cards[topic], true
	}
	return Card{}, false
}

// ofOwnBehaviour reports whether a topic is about what the writer does to others.
func (t Topic) ofOwnBehaviour() bool { return t == Harming || t == Control || t == NoContact }

func allWords(t *english.Text) english.Range { return english.Range{First: 0, End: len(t.Words)} }

// cleared returns which words clear which rule's matches.
func (w *Watch) cleared(t *english.Text) clearings {
	c := clearings{}
	for _, m := range w.unless.Find(t, allWords(t)) {
		for word := m.Words.First; word < m.Words.End; word++ {
			c[clearing{w.unless.owner[m.Pattern], word}] = true
		}
	}
	return c
}

// clearing is one word that clears one rule.
type clearing struct{ rule, word int }

type clearings map[clearing]bool

func (c clearings) touches(rule int, words english.Range) bool {
	for word := words.First; word < words.End; word++ {
		if c[clearing{rule, word}] {
			return true
		}
	}
	return false
}

// passed returns, for each sentence, the topics that it isn't really about.
func (w *Watch) passed(t *english.Text) map[int]topics {
	passed := map[int]topics{}
	for _, m := range w.elsewhere.Find(t, allWords(t)) {
		sentence := t.Words[m.Words.First].Sentence
		passed[sentence] = append(passed[sentence], w.passes[w.elsewhere.owner[m.Pattern]].topics()...)
	}
	return passed
}

type topics []Topic

func (ts topics) has(topic Topic) bool { return slices.Contains(ts, topic) }

// apart sorts the matches and removes those that overlap an earlier one of the same
// topic.
func apart(found []Match) []Match {
	slices.SortStableFunc(found, func(a, b Match) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End)
	})
	end := map[Topic]int{}
	kept := found[:0]
	for _, m := range found {
		if m.Start >= end[m.Topic] {
			kept = append(kept, m)
			end[m.Topic] = m.End
		}
	}
	return kept
}
