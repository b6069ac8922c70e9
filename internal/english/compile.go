package english

import "slices"

// program is what a pattern compiles to: the steps of a search, and what a
// sentence must have for it to be worth while.
type program struct {
	steps []step
	first *wordSet   // the words that a match can begin with
	next  *wordSet   // the words that can come second; nil if any can, or none
	needs []*wordSet // every match has a word of each
}

// step is one instruction: take a word and go on with the next step, skip some
// words and go on with the next step, try two ways, or report a match.
type step struct {
	op     op
	word   *word // of takes
	n      int   // of skips: at most so many words
	clause bool  // of skips: only words of the same clause as the one before
	x, y   int   // of forks: both ways
}

type op uint8

const (
	takes op = iota
	skips
	forks
	matched
)

// program compiles a pattern that was checked.
func (l *Lexicon) program(n node) *program {
	p := &program{steps: make([]step, 0, size(n)+1)}
	p.add(n)
	p.steps = append(p.steps, step{op: matched})
	first, _ := p.taken(0)
	p.first = l.union(first)
	p.next = l.second(p)
	p.needs = l.needs(nil, n)
	return p
}

// add appends the steps of n.
func (p *program) add(n node) {
	switch n := n.(type) {
	case *word:
		p.steps = append(p.steps, step{op: takes, word: n})
	case sequence:
		for _, part := range n {
			p.add(part)
		}
	case alternatives:
		p.addEither(n)
	case optional:
		fork := p.fork()
		p.add(n.of)
		p.steps[fork].y = len(p.steps)
	case *list:
		p.add(n.of)
	case skip:
		p.steps = append(p.steps, step{op: skips, n: n.n, clause: n.clause})
	}
}

// addEither forks before each alternative but the last, and makes each of
// them jump (a fork with both ways equal) to the end.
func (p *program) addEither(all alternatives) {
	var jumps []int
	for i, n := range all {
		if i == len(all)-1 {
			p.add(n)
			break
		}
		fork := p.fork()
		p.add(n)
		jumps = append(jumps, len(p.steps))
		p.steps = append(p.steps, step{op: forks})
		p.steps[fork].y = len(p.steps)
	}
	for _, jump := range jumps {
		p.steps[jump].x, p.steps[jump].y = len(p.steps), len(p.steps)
	}
}

func (p *program) fork() int {
	at := len(p.steps)
	p.steps = append(p.steps, step{op: forks, x: at + 1})
	return at
}

// second returns the words that can come second in a match; nil if that can be
// any word, or if a match can be one word long.
func (l *Lexicon) second(p *program) *wordSet {
	var all []*wordSet
	for _, at := range p.reached(nil, 0) {
		if p.steps[at].op != takes {
			continue
		}
		words, only := p.taken(at + 1)
		if !only {
			return nil
		}
		all = append(all, words...)
	}
	return l.union(all)
}

// taken returns the sets of words that can be taken next from a step on, and
// whether nothing else can come next: no other word, no gap, no match.
func (p *program) taken(at int) (all []*wordSet, only bool) {
	for _, at := range p.reached(nil, at) {
		switch s := &p.steps[at]; {
		case s.op == forks:
		case s.op != takes || s.word.set == nil || s.word.not:
			return nil, false
		default:
			all = append(all, s.word.set)
		}
	}
	return all, true
}

// reached appends the steps that are reached from a step without a word.
func (p *program) reached(all []int, at int) []int {
	if slices.Contains(all, at) {
		return all
	}
	all = append(all, at)
	if s := &p.steps[at]; s.op == forks {
		all = p.reached(p.reached(all, s.x), s.y)
	}
	return all
}
