package pattern

// program is what a pattern compiles to: the steps of a search, and the words
// where it can begin.
type program struct {
	steps []step
	first []*wordSet // a match begins with a word of one of them
	// One of these has the second word; nil if that can be any, or none.
	second []*wordSet
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
	first, second := p.opening()
	p.first, p.second = l.fewer(first), l.fewer(second)
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

// opening returns the sets of words that can be taken first, and second in a
// match. There is no second if that can be any word, or none.
func (p *program) opening() (first, second []*wordSet) {
	firsts, seconds := make([]bool, len(p.steps)), make([]bool, len(p.steps))
	p.reach(firsts, 0)
	for at, reached := range firsts {
		if s := &p.steps[at]; reached && s.op == takes {
			first = append(first, s.word.set)
			p.reach(seconds, at+1)
		}
	}
	for at, reached := range seconds {
		switch s := &p.steps[at]; {
		case !reached || s.op == forks:
		case s.op != takes || s.word.set == nil || s.word.not:
			return first, nil
		default:
			second = append(second, s.word.set)
		}
	}
	return first, second
}

// reach marks the steps that are reached from a step without a word.
func (p *program) reach(reached []bool, at int) {
	if reached[at] {
		return
	}
	reached[at] = true
	if s := &p.steps[at]; s.op == forks {
		p.reach(reached, s.x)
		p.reach(reached, s.y)
	}
}

// fewer joins sets of which there are so many that asking each takes too long.
func (l *Lexicon) fewer(sets []*wordSet) []*wordSet {
	if len(sets) <= few {
		return sets
	}
	return []*wordSet{l.union(sets)}
}
