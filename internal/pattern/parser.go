package pattern

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// parser reads one pattern.
type parser struct {
	lexicon *Lexicon
	pattern string
	pos     int
	depth   int
	lists   func(name string) (node, error)
}

func (p *parser) fail(at int, format string, args ...any) error {
	return &Error{p.pattern, min(at, len(p.pattern)), fmt.Sprintf(format, args...)}
}

func (p *parser) parse() (node, error) {
	n, err := p.either()
	if err != nil {
		return nil, err
	}
	if p.pos < len(p.pattern) {
		return nil, p.fail(p.pos, "nothing is open that this could close")
	}
	return n, nil
}

// either reads sequences with | between them.
func (p *parser) either() (node, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, p.fail(p.pos, "more than %d brackets within each other", maxDepth)
	}
	l := p.lexicon
	first := len(l.parts)
	for {
		n, err := p.sequence()
		if err != nil {
			return nil, err
		}
		l.parts = append(l.parts, n)
		if !p.accept('|') {
			n = l.merged(l.parts[first:])
			l.parts = l.parts[:first]
			p.depth--
			return n, nil
		}
	}
}

func (p *parser) sequence() (node, error) {
	l := p.lexicon
	first := len(l.parts)
	for {
		p.space()
		if p.pos == len(p.pattern) || p.next() == '|' || p.next() == ')' {
			break
		}
		n, err := p.item()
		if err != nil {
			return nil, err
		}
		l.parts = append(l.parts, n)
	}
	all := l.parts[first:]
	l.parts = l.parts[:first]
	switch len(all) {
	case 0:
		return nil, p.fail(p.pos, "a word is missing here")
	case 1:
		return all[0], nil
	}
	return slices.Clone(sequence(all)), nil
}

// item reads one word, list, group or gap, with the marks before and after it.
func (p *parser) item() (node, error) {
	at := p.pos
	not := p.accept('!')
	n, err := p.atom()
	if err != nil {
		return nil, err
	}
	if not {
		w, ok := n.(*word)
		if !ok || w.set == nil || w.predicates != nil {
			return nil, p.fail(at, "! goes before a word or a list of single words only")
		}
		n = &word{set: w.set, not: true}
	}
	if p.next() == '{' {
		if n, err = p.restricted(n); err != nil {
			return nil, err
		}
	}
	if p.next() == '?' {
		p.pos++
		if _, gap := n.(skip); gap {
			return nil, p.fail(at, "a gap may be empty anyway: leave out the ?")
		}
		n = optional{n}
	}
	return n, nil
}

func (p *parser) atom() (node, error) {
	p.space()
	at := p.pos
	switch p.next() {
	case '(':
		p.pos++
		n, err := p.either()
		if err == nil && !p.accept(')') {
			err = p.fail(at, "this bracket is never closed")
		}
		return n, err
	case '.':
		if strings.HasPrefix(p.pattern[p.pos:], "...") {
			p.pos += len("...")
			return p.gap(at, true)
		}
	case '~':
		p.pos++
		return p.gap(at, false)
	case '*':
		p.pos++
		return &word{}, nil
	case '<':
		p.pos++
		base := p.word()
		if base == "" || !p.accept('>') {
			return nil, p.fail(at, "write a verb or noun in its plain form between < and >")
		}
		return p.lexicon.verb(base), nil
	case '@':
		p.pos++
		n, err := p.lists(p.word())
		if err != nil {
			return nil, p.fail(at, "%v", err)
		}
		return n, nil
	}
	return p.plain(at)
}

// plain reads a word as it is written.
func (p *parser) plain(at int) (node, error) {
	form := p.word()
	if form == "" {
		return nil, p.fail(at, "expected a word, <verb>, @list, (group), *, ... or ~")
	}
	w := p.lexicon.plain(form)
	if w == nil {
		return nil, p.fail(at, "texts are never compared with %q: write contractions out, and small letters", form)
	}
	return w, nil
}

func (p *parser) gap(at int, clause bool) (node, error) {
	start := p.pos
	for '0' <= p.next() && p.next() <= '9' {
		p.pos++
	}
	n := usualGap
	if p.pos > start {
		n, _ = strconv.Atoi(p.pattern[start:p.pos])
	}
	if n < 1 || n > maxGap {
		return nil, p.fail(at, "a gap skips 1 to %d words", maxGap)
	}
	return skip{n, clause}, nil
}

// restricted reads {predicates} and adds them to the first word of n.
func (p *parser) restricted(n node) (node, error) {
	at := p.pos
	end := strings.IndexByte(p.pattern[at:], '}')
	if end < 0 {
		return nil, p.fail(at, "this bracket is never closed")
	}
	p.pos = at + end + 1
	predicates, problem := p.lexicon.readPredicates(p.pattern[at+1 : at+end])
	if problem != "" {
		return nil, p.fail(at, "%s", problem)
	}
	n, ok := withPredicates(n, predicates)
	if !ok {
		return nil, p.fail(at, "predicates need a word before them")
	}
	return n, nil
}

// word reads letters, digits, apostrophes and hyphens.
func (p *parser) word() string {
	start := p.pos
	for p.pos < len(p.pattern) && !isMark(p.pattern[p.pos]) {
		p.pos++
	}
	return p.pattern[start:p.pos]
}

// isMark reports the bytes that end a word.
func isMark(c byte) bool {
	switch c {
	case ' ', '\t', '\n', '(', ')', '|', '?', '!', '{', '}', '<', '>', '@', '*', '.', '~':
		return true
	}
	return false
}

// next returns the byte that comes next, or 0 at the end.
func (p *parser) next() byte {
	if p.pos == len(p.pattern) {
		return 0
	}
	return p.pattern[p.pos]
}

func (p *parser) space() {
	for c := p.next(); c == ' ' || c == '\t' || c == '\n'; c = p.next() {
		p.pos++
	}
}

// accept skips spaces and then the mark, if it comes next.
func (p *parser) accept(mark byte) bool {
	p.space()
	if p.next() != mark {
		return false
	}
	p.pos++
	return true
}
