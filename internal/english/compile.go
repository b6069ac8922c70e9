package english

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Pattern is a compiled pattern. It is never changed and may be shared.
type Pattern struct {
	source string
	steps  []step
	first  map[string]bool // the words that a match can begin with
	second map[string]bool // the words that can come next; nil: any, or none
	needs  []*wordList     // every match has a word of each; the rarest comes first
}

// String returns the pattern as it was written.
func (p *Pattern) String() string { return p.source }

// step is one instruction: take a word and go on with the next step, skip some
// words and go on with the next step, try two ways, or report a match.
type step struct {
	op     op
	word   one  // of takes
	n      int  // of skips: at most so many words
	clause bool // of skips: only words of the same clause as the one before
	x, y   int  // of forks: both ways
}

type op uint8

const (
	takes op = iota
	skips
	forks
	matched
)

// Compile reads a pattern. Errors are of type *PatternError.
func (l *Lexicon) Compile(pattern string) (*Pattern, error) {
	p := &parser{pattern: pattern, lists: func(name string) (node, error) {
		if n, ok := l.lists[name]; ok {
			return n, nil
		}
		return nil, fmt.Errorf("there is no word list %q", name)
	}}
	n, err := p.parse()
	if err != nil {
		return nil, err
	}
	c := &Pattern{source: pattern, first: map[string]bool{}}
	c.add(n)
	if len(c.steps) > maxSteps {
		return nil, p.fail(0, "too large: %d steps, at most %d are allowed", len(c.steps), maxSteps)
	}
	if endsInGap(n) {
		return nil, p.fail(len(pattern), "ends in a gap: end with a word")
	}
	c.steps = append(c.steps, step{op: matched})
	if !c.findFirst(0, map[int]bool{}) {
		return nil, p.fail(0, "must begin with words: not with a gap, * or !")
	}
	c.second = c.findSecond()
	c.needs = needs(n)
	if len(c.needs) == 0 {
		c.needs = []*wordList{newWordList(c.first)}
	}
	slices.SortStableFunc(c.needs, func(a, b *wordList) int { return cmp.Compare(a.often, b.often) })
	return c, nil
}

// add appends the steps of n. It stops growing once the pattern is too large.
func (c *Pattern) add(n node) {
	if len(c.steps) > maxSteps {
		return
	}
	switch n := n.(type) {
	case one:
		c.steps = append(c.steps, step{op: takes, word: n})
	case sequence:
		for _, part := range n {
			c.add(part)
		}
	case alternatives:
		c.addEither(n)
	case optional:
		fork := c.fork()
		c.add(n.of)
		c.steps[fork].y = len(c.steps)
	case *list:
		c.add(n.of)
	case skip:
		c.steps = append(c.steps, step{op: skips, n: n.n, clause: n.clause})
	}
}

// addEither forks before each alternative but the last, and makes each of
// them jump (a fork with both ways equal) to the end.
func (c *Pattern) addEither(all alternatives) {
	var jumps []int
	for i, n := range all {
		if i == len(all)-1 {
			c.add(n)
			break
		}
		fork := c.fork()
		c.add(n)
		jumps = append(jumps, len(c.steps))
		c.steps = append(c.steps, step{op: forks})
		c.steps[fork].y = len(c.steps)
	}
	for _, jump := range jumps {
		c.steps[jump].x, c.steps[jump].y = len(c.steps), len(c.steps)
	}
}

func (c *Pattern) fork() int {
	at := len(c.steps)
	c.steps = append(c.steps, step{op: forks, x: at + 1})
	return at
}

// findFirst gathers the words that a match can begin with; false if it can
// begin with any word at all.
func (c *Pattern) findFirst(at int, seen map[int]bool) bool {
	if seen[at] {
		return true
	}
	seen[at] = true
	s := &c.steps[at]
	switch s.op {
	case forks:
		return c.findFirst(s.x, seen) && c.findFirst(s.y, seen)
	case matched, skips:
		return false
	}
	if s.word.list == nil || s.word.not {
		return false
	}
	maps.Copy(c.first, s.word.list.forms)
	return true
}

// findSecond gathers the words that can come second in a match; nil if that can
// be any word, or if a match can be one word long.
func (c *Pattern) findSecond() map[string]bool {
	firsts, seconds := map[int]bool{}, map[int]bool{}
	c.closure(0, firsts)
	for at := range firsts {
		if c.steps[at].op == takes {
			c.closure(at+1, seconds)
		}
	}
	words := map[string]bool{}
	for at := range seconds {
		switch s := &c.steps[at]; {
		case s.op == forks:
		case s.op != takes || s.word.list == nil || s.word.not:
			return nil
		default:
			maps.Copy(words, s.word.list.forms)
		}
	}
	return words
}

// closure adds the steps that are reached from a step without a word.
func (c *Pattern) closure(at int, into map[int]bool) {
	if into[at] {
		return
	}
	into[at] = true
	if s := &c.steps[at]; s.op == forks {
		c.closure(s.x, into)
		c.closure(s.y, into)
	}
}

// needs returns sets of words; each match of n has at least one word of each.
func needs(n node) []*wordList {
	switch n := n.(type) {
	case one:
		if n.list != nil && !n.not {
			return []*wordList{n.list}
		}
	case sequence:
		var all []*wordList
		for _, part := range n {
			all = append(all, needs(part)...)
		}
		return all
	case alternatives:
		return eitherNeeds(n)
	case *list:
		return slices.Clone(n.needs)
	}
	return nil
}

// eitherNeeds joins the rarest set of each alternative.
func eitherNeeds(all alternatives) []*wordList {
	joined := map[string]bool{}
	for _, part := range all {
		sets := needs(part)
		if len(sets) == 0 {
			return nil
		}
		maps.Copy(joined, rarest(sets).forms)
	}
	return []*wordList{newWordList(joined)}
}

func rarest(sets []*wordList) *wordList {
	return slices.MinFunc(sets, func(a, b *wordList) int { return cmp.Compare(a.often, b.often) })
}

// frequency guesses how often one of the words stands in a text.
func frequency(words map[string]bool) int {
	const often = 50 // a common word is about so much more frequent than another
	n := len(words)
	for form := range words {
		if common[form] {
			n += often
		}
	}
	return n
}

// endsInGap says whether a pattern may end in a gap, which would only make
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
