package pattern

import (
	"fmt"
	"sync"
)

// Bounds of a pattern, so that matching stays linear with a small constant.
const (
	usualGap = 4    // words that "..." may skip
	maxGap   = 40   // words that any gap may skip
	maxSteps = 2000 // steps of one compiled pattern
	maxDepth = 20   // brackets within brackets
)

// Error says what is wrong with a pattern, and where.
type Error struct {
	Pattern string
	Offset  int // in bytes, into Pattern
	Problem string
}

func (e *Error) Error() string {
	return fmt.Sprintf("pattern %q, at %q (byte %d): %s", e.Pattern, e.Pattern[e.Offset:], e.Offset, e.Problem)
}

// Pattern is a pattern that was read. It may be shared. Most patterns match
// nowhere in a text, so the rest is done step by step, when a text first has
// what a pattern needs.
type Pattern struct {
	source  string
	lexicon *Lexicon
	root    node
	rarest  *wordSet // every match has a word of it

	needsOnce sync.Once
	needs     []*wordSet // every match has a word of each

	programOnce sync.Once
	program     *program
}

// String returns the pattern as it was written.
func (p *Pattern) String() string { return p.source }

// Compile reads a pattern. Errors are of type *Error.
func (l *Lexicon) Compile(pattern string) (*Pattern, error) {
	l.parts = l.parts[:0] // an earlier one may have stopped halfway
	r := &parser{lexicon: l, pattern: pattern, lists: l.list}
	n, err := r.parse()
	if err != nil {
		return nil, err
	}
	if size(n) > maxSteps {
		return nil, r.fail(0, "too large: at most %d steps are allowed", maxSteps)
	}
	if endsInGap(n) {
		return nil, r.fail(len(pattern), "ends in a gap: end with a word")
	}
	if words, empty := opening(n); !words || empty {
		return nil, r.fail(0, "must begin with words: not with a gap, * or !")
	}
	return &Pattern{source: pattern, lexicon: l, root: n, rarest: l.mainNeed(n)}, nil
}

// mayMatch reports whether a sentence has all that the pattern needs, by a
// bitmap of its words.
func (p *Pattern) mayMatch(words []uint64) bool {
	p.needsOnce.Do(func() { p.needs = p.lexicon.needs(nil, p.root) })
	for _, set := range p.needs {
		if !set.meets(words) {
			return false
		}
	}
	return true
}

// compiled returns the steps of the search.
func (p *Pattern) compiled() *program {
	p.programOnce.Do(func() { p.program = p.lexicon.program(p.root) })
	return p.program
}
