package english

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Bounds of a pattern, so that matching stays linear with a small constant.
const (
	usualGap = 4    // words that "..." may skip
	maxGap   = 40   // words that any gap may skip
	maxSteps = 2000 // instructions of one compiled pattern
	maxDepth = 20   // brackets within brackets
)

// PatternError says what is wrong with a pattern, and where.
type PatternError struct {
	Pattern string
	Offset  int // in bytes, into Pattern
	Problem string
}

func (e *PatternError) Error() string {
	return fmt.Sprintf("pattern %q, at %q (byte %d): %s", e.Pattern, e.Pattern[e.Offset:], e.Offset, e.Problem)
}

// Lexicon holds the named word lists that patterns refer to as @name.
type Lexicon struct {
	lists map[string]node
}

// NewLexicon reads word lists. Each entry is a pattern of its own and may
// refer to other lists, but not in a circle.
func NewLexicon(lists map[string][]string) (*Lexicon, error) {
	l := &Lexicon{lists: map[string]node{}}
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
		p := &parser{pattern: entry, lists: func(other string) (node, error) {
			err := l.read(other, lists, append(slices.Clone(above), name))
			return l.lists[other], err
		}}
		n, err := p.parse()
		if err != nil {
			return fmt.Errorf("word list %q: %w", name, err)
		}
		all = append(all, n)
	}
	l.lists[name] = listed(all.merged())
	return nil
}

// node is a part of a pattern: one, alternatives, sequence, optional, skip, or
// a *list of these.
type node interface{}

type (
	// one matches a single word.
	one struct {
		list  *wordList // nil: any word
		not   bool
		tests []test
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

// wordList is shared by all the places that name it.
type wordList struct {
	forms map[string]bool
	often int // how frequent the words are, all together
}

func newWordList(forms map[string]bool) *wordList { return &wordList{forms, frequency(forms)} }

// list is a named list that is more than a set of words. What its matches need
// is found out once, however many patterns name it.
type list struct {
	of    node
	needs []*wordList
}

func listed(n node) node {
	if _, plain := n.(one); plain {
		return n
	}
	return &list{n, needs(n)}
}

// merged joins the alternatives that are plain single words into one set.
func (a alternatives) merged() node {
	words := map[string]bool{}
	var rest alternatives
	for _, n := range a {
		if w, ok := n.(one); ok && w.list != nil && !w.not && w.tests == nil {
			maps.Copy(words, w.list.forms)
			continue
		}
		rest = append(rest, n)
	}
	if len(a) == 1 {
		return a[0]
	}
	if len(words) > 0 {
		rest = append(alternatives{one{list: newWordList(words)}}, rest...)
	}
	if len(rest) == 1 {
		return rest[0]
	}
	return rest
}

// parser reads one pattern.
type parser struct {
	pattern string
	pos     int
	depth   int
	lists   func(name string) (node, error)
}

func (p *parser) fail(at int, format string, args ...any) error {
	return &PatternError{p.pattern, min(at, len(p.pattern)), fmt.Sprintf(format, args...)}
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
	defer func() { p.depth-- }()
	var all alternatives
	for {
		n, err := p.sequence()
		if err != nil {
			return nil, err
		}
		all = append(all, n)
		if !p.take("|") {
			return all.merged(), nil
		}
	}
}

func (p *parser) sequence() (node, error) {
	var all sequence
	for {
		p.space()
		if p.pos == len(p.pattern) || strings.IndexByte("|)", p.pattern[p.pos]) >= 0 {
			break
		}
		n, err := p.item()
		if err != nil {
			return nil, err
		}
		all = append(all, n)
	}
	switch len(all) {
	case 0:
		return nil, p.fail(p.pos, "a word is missing here")
	case 1:
		return all[0], nil
	}
	return all, nil
}

// item reads one word, list, group or gap with the marks after it.
func (p *parser) item() (node, error) {
	at := p.pos
	not := p.take("!")
	n, err := p.atom()
	if err != nil {
		return nil, err
	}
	if not {
		w, ok := n.(one)
		if !ok || w.list == nil || w.tests != nil {
			return nil, p.fail(at, "! goes before a word or a list of single words only")
		}
		n = one{list: w.list, not: true}
	}
	if p.pos < len(p.pattern) && p.pattern[p.pos] == '{' {
		if n, err = p.tested(n); err != nil {
			return nil, err
		}
	}
	if p.pos < len(p.pattern) && p.pattern[p.pos] == '?' {
		p.pos++
		if _, gap := n.(skip); gap {
			return nil, p.fail(at, "a gap may be empty anyway: leave out the ?")
		}
		n = optional{n}
	}
	return n, nil
}

func (p *parser) atom() (node, error) {
	at := p.pos
	switch {
	case p.take("("):
		n, err := p.either()
		if err == nil && !p.take(")") {
			err = p.fail(at, "this bracket is never closed")
		}
		return n, err
	case p.take("..."):
		return p.gap(at, true)
	case p.take("~"):
		return p.gap(at, false)
	case p.take("*"):
		return one{}, nil
	case p.take("<"):
		word := p.word()
		if word == "" || !p.take(">") {
			return nil, p.fail(at, "write a verb or noun in its plain form between < and >")
		}
		return one{list: newWordList(setOf(strings.Join(Forms(word), " ")))}, nil
	case p.take("@"):
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
	word := p.word()
	if word == "" {
		return nil, p.fail(at, "expected a word, <verb>, @list, (group), *, ... or ~")
	}
	if got := appendWords(nil, word, Span{0, len(word)}); len(got) != 1 || got[0].Form != word {
		return nil, p.fail(at, "texts are never compared with %q: write contractions out, and small letters", word)
	}
	return one{list: newWordList(map[string]bool{word: true})}, nil
}

func (p *parser) gap(at int, clause bool) (node, error) {
	start := p.pos
	for p.pos < len(p.pattern) && '0' <= p.pattern[p.pos] && p.pattern[p.pos] <= '9' {
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

// tested reads {tests} and hangs them on the first word of n.
func (p *parser) tested(n node) (node, error) {
	at := p.pos
	end := strings.IndexByte(p.pattern[at:], '}')
	if end < 0 {
		return nil, p.fail(at, "this bracket is never closed")
	}
	p.pos = at + end + 1
	var tests []test
	for _, name := range strings.Fields(p.pattern[at+1 : at+end]) {
		test, problem := readTest(name)
		if problem != "" {
			return nil, p.fail(at, "%s", problem)
		}
		tests = append(tests, test)
	}
	n, ok := withTests(n, tests)
	if !ok {
		return nil, p.fail(at, "tests need a word before them")
	}
	return n, nil
}

// withTests hangs tests on every word that n may begin with.
func withTests(n node, tests []test) (node, bool) {
	switch n := n.(type) {
	case one:
		n.tests = slices.Concat(n.tests, tests)
		return n, true
	case *list:
		return withTests(n.of, tests)
	case sequence:
		first, ok := withTests(n[0], tests)
		return append(sequence{first}, n[1:]...), ok
	case alternatives:
		out := make(alternatives, len(n))
		for i := range n {
			var ok bool
			if out[i], ok = withTests(n[i], tests); !ok {
				return nil, false
			}
		}
		return out, true
	}
	return nil, false
}

// word reads letters, digits, apostrophes and hyphens.
func (p *parser) word() string {
	start := p.pos
	for p.pos < len(p.pattern) && strings.IndexByte(" \t\n()|?!{}<>@*.~", p.pattern[p.pos]) < 0 {
		p.pos++
	}
	return p.pattern[start:p.pos]
}

func (p *parser) space() {
	for p.pos < len(p.pattern) && strings.IndexByte(" \t\n", p.pattern[p.pos]) >= 0 {
		p.pos++
	}
}

// take skips spaces and then the mark, if it stands there.
func (p *parser) take(mark string) bool {
	p.space()
	if !strings.HasPrefix(p.pattern[p.pos:], mark) {
		return false
	}
	p.pos += len(mark)
	return true
}
