package pattern

import "slices"

// node is a part of a pattern: a *word, alternatives, a sequence, an optional,
// a skip, or a *list of these.
type node interface{}

type (
	// word matches a single word.
	word struct {
		set        *wordSet // nil: any word
		not        bool
		predicates []predicate
	}
	alternatives []node
	sequence     []node
	optional     struct{ of node }
	// skip is a gap of up to n words.
	skip struct {
		n      int
		clause bool // stays within the clause
	}
)

// list is a named list that is more than a set of words. What is asked of it
// again and again is found out once, however many patterns name it.
type list struct {
	of     node
	rarest *wordSet // see rarestNeed
	size   int
	empty  bool // see opening
	words  bool
}

// isPlain reports whether a word is only a set of words.
func (w *word) isPlain() bool { return w.set != nil && !w.not && w.predicates == nil }

// merged joins the alternatives that are plain single words into one set. It
// does not keep the slice.
func (l *Lexicon) merged(all []node) node {
	if len(all) == 1 {
		return all[0]
	}
	l.scratch = l.scratch[:0]
	var rest alternatives
	for _, n := range all {
		if w, ok := n.(*word); ok && w.isPlain() {
			l.scratch = append(l.scratch, w.set.numbers...)
			continue
		}
		rest = append(rest, n)
	}
	if len(l.scratch) == 0 {
		return rest
	}
	words := l.wordOf(l.scratch)
	if len(rest) == 0 {
		return words
	}
	return append(alternatives{words}, rest...)
}

// withPredicates adds predicates to every word that n may begin with.
func withPredicates(n node, predicates []predicate) (node, bool) {
	switch n := n.(type) {
	case *word:
		return &word{n.set, n.not, slices.Concat(n.predicates, predicates)}, true
	case *list:
		return withPredicates(n.of, predicates)
	case sequence:
		first, ok := withPredicates(n[0], predicates)
		return append(sequence{first}, n[1:]...), ok
	case alternatives:
		out := make(alternatives, len(n))
		for i := range n {
			var ok bool
			if out[i], ok = withPredicates(n[i], predicates); !ok {
				return nil, false
			}
		}
		return out, true
	}
	return nil, false
}

// size returns how many steps a node compiles to; of a node that is too large,
// any number above maxSteps.
func size(n node) int {
	total := 1 // a word or a gap
	switch n := n.(type) {
	case sequence:
		total = 0
		for _, part := range n {
			total = min(total+size(part), maxSteps+1)
		}
	case alternatives:
		total = 2 * (len(n) - 1) // two forks for each but the last
		for _, part := range n {
			total = min(total+size(part), maxSteps+1)
		}
	case optional:
		total = 1 + size(n.of)
	case *list:
		return n.size
	}
	return total
}

// opening says how the matches of a node begin: words is true if each begins
// with a word of a set, empty if it may match no word at all.
func opening(n node) (words, empty bool) {
	switch n := n.(type) {
	case *word:
		return n.set != nil && !n.not, false
	case sequence:
		for _, part := range n {
			if words, empty = opening(part); !words || !empty {
				return words, empty
			}
		}
		return true, true
	case alternatives:
		words = true
		for _, part := range n {
			w, e := opening(part)
			words, empty = words && w, empty || e
		}
		return words, empty
	case optional:
		words, _ = opening(n.of)
		return words, true
	case *list:
		return n.words, n.empty
	}
	return false, true // a gap
}

// endsInGap reports whether a pattern may end in a gap, which would only make
// its matches longer than what they are about.
func endsInGap(n node) bool {
	switch n := n.(type) {
	case skip:
		return true
	case optional:
		return endsInGap(n.of)
	case *list:
		return endsInGap(n.of)
	case sequence:
		return endsInGap(n[len(n)-1])
	case alternatives:
		return slices.ContainsFunc(n, endsInGap)
	}
	return false
}

// newList returns a named list of what n matches.
func (l *Lexicon) newList(n node) node {
	if _, plain := n.(*word); plain {
		return n
	}
	words, empty := opening(n)
	return &list{of: n, rarest: l.rarestNeed(n), size: size(n), words: words, empty: empty}
}
