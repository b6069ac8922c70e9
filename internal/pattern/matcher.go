package pattern

// Matcher looks for many patterns at once. It is never changed and may be
// shared. A pattern is looked at where a sentence has a word of its rarest
// need, and compiled when that happens first.
type Matcher struct {
	patterns []*Pattern
	numbers  map[string]int32 // the numbers of the words of the patterns
	index    []int32          // indexes of patterns, by the number of a word that they need
	offsets  []int32          // number of a word -> where its patterns begin in index
}

// NewMatcher returns a matcher of patterns that one lexicon compiled.
func NewMatcher(patterns ...*Pattern) *Matcher {
	m := &Matcher{patterns: patterns}
	if len(patterns) == 0 {
		return m
	}
	l := patterns[0].lexicon
	m.numbers = l.numbers
	m.offsets = make([]int32, len(l.weights)+1)
	for _, p := range patterns {
		for _, n := range p.rarest.numbers {
			m.offsets[n+1]++
		}
	}
	for n := range l.weights {
		m.offsets[n+1] += m.offsets[n]
	}
	m.fill()
	return m
}

// fill writes the index, by the offsets.
func (m *Matcher) fill() {
	m.index = make([]int32, m.offsets[len(m.offsets)-1])
	next := append([]int32(nil), m.offsets...)
	for i, p := range m.patterns {
		for _, n := range p.rarest.numbers {
			m.index[next[n]] = int32(i)
			next[n]++
		}
	}
}

// neededBy returns the patterns whose rarest need a word meets, by their index.
func (m *Matcher) neededBy(number int32) []int32 {
	if int(number)+1 >= len(m.offsets) { // a word that the lexicon learned later
		return nil
	}
	return m.index[m.offsets[number]:m.offsets[number+1]]
}
