package english

// Matcher looks for many patterns at once. It is never changed and may be
// shared.
type Matcher struct {
	patterns []program
	ids      map[string]int32 // every word of the patterns -> its number, from 1
	needed   [][]int32        // number of a word -> patterns whose rarest need it meets
}

// program is a pattern whose words are numbers.
type program struct {
	steps []step
	sets  []*wordSet // by step: the words it takes; nil for any word
	first *wordSet   // the words that a match can begin with
	next  *wordSet   // the words that can come second; nil if any can, or none
	needs []*wordSet // a sentence without a word of each has no match
}

// NewMatcher makes a matcher of patterns.
func NewMatcher(patterns ...*Pattern) *Matcher {
	m := &Matcher{ids: map[string]int32{}}
	for _, p := range patterns {
		for i := range p.steps {
			if list := p.steps[i].word.list; list != nil {
				for form := range list.forms {
					m.id(form)
				}
			}
		}
	}
	m.needed = make([][]int32, len(m.ids)+1)
	sets := map[*wordList]*wordSet{}
	for n, p := range patterns {
		m.patterns = append(m.patterns, m.program(p, sets))
		for form := range p.needs[0].forms {
			m.needed[m.ids[form]] = append(m.needed[m.ids[form]], int32(n))
		}
	}
	return m
}

func (m *Matcher) id(form string) int32 {
	id, known := m.ids[form]
	if !known {
		id = int32(len(m.ids) + 1)
		m.ids[form] = id
	}
	return id
}

func (m *Matcher) program(p *Pattern, sets map[*wordList]*wordSet) program {
	of := func(list *wordList) *wordSet {
		if sets[list] == nil {
			sets[list] = m.set(list.forms)
		}
		return sets[list]
	}
	out := program{steps: p.steps, sets: make([]*wordSet, len(p.steps)), first: m.set(p.first)}
	if p.second != nil {
		out.next = m.set(p.second)
	}
	for i := range p.steps {
		if list := p.steps[i].word.list; list != nil {
			out.sets[i] = of(list)
		}
	}
	for _, list := range p.needs[1:] {
		out.needs = append(out.needs, of(list))
	}
	return out
}

// wordSet is a set of numbers of words.
type wordSet struct {
	few  []int32  // if there are few
	bits []uint64 // or else, a bit for each number
}

const few = 4

func (m *Matcher) set(forms map[string]bool) *wordSet {
	s := &wordSet{}
	for form := range forms {
		s.few = append(s.few, m.ids[form])
	}
	if len(s.few) <= few {
		return s
	}
	s.bits = make([]uint64, len(m.ids)/64+1)
	for _, id := range s.few {
		s.bits[id/64] |= 1 << (id % 64)
	}
	s.few = nil
	return s
}

func (s *wordSet) has(id int32) bool {
	if s.bits != nil {
		return s.bits[id/64]&(1<<(id%64)) != 0
	}
	for _, one := range s.few {
		if one == id {
			return true
		}
	}
	return false
}

// meets says whether a bitmap of words has one of the set.
func (s *wordSet) meets(words []uint64) bool {
	for _, id := range s.few {
		if words[id/64]&(1<<(id%64)) != 0 {
			return true
		}
	}
	for i, bits := range s.bits {
		if bits&words[i] != 0 {
			return true
		}
	}
	return false
}
