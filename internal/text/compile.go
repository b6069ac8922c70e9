package text

import (
	"fmt"
	"slices"
)

// Pattern is a compiled pattern. It is never changed and may be shared.
type Pattern struct {
	source string
	steps  []step
	first  map[string]bool // the words that a match can begin with
}

// String returns the pattern as it was written.
func (p *Pattern) String() string { return p.source }

// step is one instruction: take a word and go on with the next step, try two
// ways, or report a match.
type step struct {
	op     op
	word   one
	clause bool // takes the word only if it is in the same clause as the one before
	x, y   int  // of fork: both ways; of jump: x
}

type op uint8

const (
	takes op = iota
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
	case skip:
		var forks []int
		for range n.n {
			forks = append(forks, c.fork())
			c.steps = append(c.steps, step{op: takes, clause: n.clause})
		}
		for _, fork := range forks {
			c.steps[fork].y = len(c.steps)
		}
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
	case matched:
		return false
	}
	for form := range s.word.forms {
		c.first[form] = true
	}
	return s.word.forms != nil && !s.word.not
}

// endsInGap says whether a pattern may end in a gap, which would only make
// its matches longer than what they are about.
func endsInGap(n node) bool {
	switch n := n.(type) {
	case skip:
		return true
	case optional:
		return endsInGap(n.of)
	case sequence:
		return endsInGap(n[len(n)-1])
	case alternatives:
		return slices.ContainsFunc(n, endsInGap)
	}
	return false
}
