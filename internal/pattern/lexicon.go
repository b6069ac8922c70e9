package pattern

import (
	"fmt"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// Lexicon holds the named word lists that patterns refer to as @name, and all
// that patterns share: the numbers of words, and sets of words. It is not safe
// to compile patterns in several goroutines at once.
type Lexicon struct {
	lists   map[string]node
	numbers map[string]int32 // word -> its number, from 1; any other word is 0
	weights []int32          // by number: how frequent the word is

	// What was read once is not read again.
	words      []*word // by number
	verbs      map[string]*word
	predicates map[string][]predicate

	parts   []node  // of what the parser has open, the innermost last
	scratch []int32 // numbers of a set that is being made

	spareWords   []wordAndSet
	spareNumbers []int32
}

// wordAndSet is what a word and its set are allocated as.
type wordAndSet struct {
	word word
	set  wordSet
}

// NewLexicon reads word lists. Each entry is a pattern of its own and may
// refer to other lists, but not in a circle.
func NewLexicon(lists map[string][]string) (*Lexicon, error) {
	const many = 2048 // words of a usual set of rules
	l := &Lexicon{
		lists: map[string]node{}, numbers: make(map[string]int32, many), weights: make([]int32, 1, many),
		words: make([]*word, 1, many), verbs: map[string]*word{}, predicates: map[string][]predicate{},
	}
	names := make([]string, 0, len(lists))
	for name := range lists {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if err := l.read(name, lists, nil); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// read parses a list, and before it the lists that it refers to.
func (l *Lexicon) read(name string, lists map[string][]string, above []string) error {
	if _, done := l.lists[name]; done {
		return nil
	}
	if slices.Contains(above, name) {
		return fmt.Errorf("word list %q refers to itself", name)
	}
	if len(lists[name]) == 0 {
		return fmt.Errorf("word list %q is empty, or there is none", name)
	}
	var all alternatives
	for _, entry := range lists[name] {
		p := &parser{lexicon: l, pattern: entry, lists: func(other string) (node, error) {
			err := l.read(other, lists, append(slices.Clone(above), name))
			return l.lists[other], err
		}}
		n, err := p.parse()
		if err != nil {
			return fmt.Errorf("word list %q: %w", name, err)
		}
		all = append(all, n)
	}
	l.lists[name] = l.newList(l.merged(all))
	return nil
}

// list returns a named list.
func (l *Lexicon) list(name string) (node, error) {
	if n, ok := l.lists[name]; ok {
		return n, nil
	}
	return nil, fmt.Errorf("there is no word list %q", name)
}

// number returns the number of a word, a new one if it has none.
func (l *Lexicon) number(form string) int32 {
	const often = 50 // a common word is about so much more frequent than another
	n, known := l.numbers[form]
	if !known {
		n = int32(len(l.weights))
		l.numbers[form] = n
		weight := int32(1)
		if english.IsCommon(form) {
			weight += often
		}
		l.weights = append(l.weights, weight)
		l.words = append(l.words, nil)
	}
	return n
}

// plain returns the node of one word. It is nil if no text has a word of
// exactly these letters, as of "don't" or "Sorry".
func (l *Lexicon) plain(form string) *word {
	if w := l.words[l.numbers[form]]; w != nil {
		return w
	}
	if !english.IsForm(form) {
		return nil
	}
	n := l.number(form)
	l.words[n] = l.wordOf([]int32{n})
	return l.words[n]
}

// verb returns the node of all the forms of a verb or noun.
func (l *Lexicon) verb(base string) *word {
	w, known := l.verbs[base]
	if !known {
		var numbers []int32
		for _, form := range english.Forms(base) {
			for word := range strings.FieldsSeq(form) {
				numbers = append(numbers, l.number(word))
			}
		}
		w = l.wordOf(numbers)
		l.verbs[base] = w
	}
	return w
}

// wordOf returns the node of a set of words. It does not keep the slice.
func (l *Lexicon) wordOf(numbers []int32) *word {
	if len(l.spareWords) == 0 {
		l.spareWords = make([]wordAndSet, 64)
	}
	made := &l.spareWords[0]
	l.spareWords = l.spareWords[1:]
	slices.Sort(numbers)
	l.fill(&made.set, l.kept(slices.Compact(numbers)))
	made.word.set = &made.set
	return &made.word
}

// kept returns a copy of a slice.
func (l *Lexicon) kept(numbers []int32) []int32 {
	n := len(numbers)
	if len(l.spareNumbers) < n {
		l.spareNumbers = make([]int32, max(n, 1024))
	}
	copy(l.spareNumbers, numbers)
	kept := l.spareNumbers[:n:n]
	l.spareNumbers = l.spareNumbers[n:]
	return kept
}

// fill makes a set of numbers that are in order.
func (l *Lexicon) fill(s *wordSet, numbers []int32) {
	s.numbers = numbers
	for _, n := range numbers {
		s.often += l.weights[n]
	}
}

// union makes one set of several.
func (l *Lexicon) union(sets []*wordSet) *wordSet {
	if len(sets) == 1 {
		return sets[0]
	}
	var numbers []int32
	for _, s := range sets {
		numbers = append(numbers, s.numbers...)
	}
	slices.Sort(numbers)
	s := &wordSet{}
	l.fill(s, slices.Compact(numbers))
	return s
}
