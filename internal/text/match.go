package text

import "slices"

// Match is a place where a pattern fits.
type Match struct {
	Pattern int   // index into the patterns that were gathered
	Words   Range // into Text.Words; never empty
}

// Matcher looks for many patterns at once. It may be shared.
type Matcher struct {
	patterns []*Pattern
	first    map[string][]int // word -> patterns that can begin with it
}

// Gather makes a matcher of patterns.
func Gather(patterns ...*Pattern) *Matcher {
	m := &Matcher{patterns: patterns, first: map[string][]int{}}
	for i, p := range patterns {
		for form := range p.first {
			m.first[form] = append(m.first[form], i)
		}
	}
	return m
}

// Find returns the matches within a range of words, in the order in which
// they end. Of one pattern they never overlap: the one that begins first
// wins, and of those the longest. A match stays within one sentence. Time
// grows with the number of words times the size of the patterns, never more.
func (m *Matcher) Find(t *Text, in Range) []Match {
	f := finder{t: t, m: m, runs: make([]*run, len(m.patterns))}
	for i := in.First; i < in.End; i++ {
		if i > in.First && t.Words[i].Sentence != t.Words[i-1].Sentence {
			f.flush()
		}
		f.word(i, in)
	}
	f.flush()
	return f.found
}

// Match returns the first match of one pattern within a range of words.
func (p *Pattern) Match(t *Text, in Range) (Range, bool) {
	r := newRun(p)
	for i := in.First; i < in.End; i++ {
		if i > in.First && t.Words[i].Sentence != t.Words[i-1].Sentence {
			if r.flush(); len(r.found) > 0 {
				break
			}
		}
		if len(r.threads) > 0 || p.first[t.Words[i].Form] {
			if r.word(t, i, in); len(r.found) > 0 {
				break
			}
		}
	}
	if r.flush(); len(r.found) == 0 {
		return Range{}, false
	}
	return r.found[0], true
}

// finder runs all the patterns over a text side by side.
type finder struct {
	t      *Text
	m      *Matcher
	runs   []*run // by pattern; nil until first needed
	active []int  // patterns with threads
	found  []Match
}

func (f *finder) word(i int, in Range) {
	for _, p := range f.m.first[f.t.Words[i].Form] {
		if f.runs[p] == nil {
			f.runs[p] = newRun(f.m.patterns[p])
		}
		if r := f.runs[p]; !r.active {
			r.active = true
			f.active = append(f.active, p)
		}
	}
	still := f.active[:0]
	for _, p := range f.active {
		r := f.runs[p]
		r.word(f.t, i, in)
		f.collect(p)
		if r.active = len(r.threads) > 0; r.active {
			still = append(still, p)
		}
	}
	f.active = still
}

// flush ends a sentence: what is pending is found, what is begun is dropped.
func (f *finder) flush() {
	for _, p := range f.active {
		f.runs[p].flush()
		f.collect(p)
		f.runs[p].active = false
	}
	f.active = f.active[:0]
}

func (f *finder) collect(p int) {
	for _, words := range f.runs[p].found {
		f.found = append(f.found, Match{p, words})
	}
	f.runs[p].found = f.runs[p].found[:0]
}

// run simulates one pattern: all ways to match go forward together, a word
// at a time, and two ways that meet at the same step become one, the earlier.
// That is what keeps it linear (Thompson 1968).
type run struct {
	p       *Pattern
	threads []thread // in the order of their start
	next    []thread
	seen    []int   // step -> the end of the words taken when it was last reached
	begun   []int   // the same for steps reached before any word was taken
	pending []Range // matches by their start, not yet sure to be the longest
	found   []Range
	active  bool
}

type thread struct{ step, start int }

func newRun(p *Pattern) *run {
	return &run{p: p, seen: make([]int, len(p.steps)), begun: make([]int, len(p.steps))}
}

// word takes one word of the text into account.
func (r *run) word(t *Text, i int, in Range) {
	r.next = r.next[:0]
	for _, th := range r.threads {
		s := &r.p.steps[th.step]
		if s.takes(t, i, th.start) {
			r.reach(th.step+1, th.start, i+1)
		}
	}
	if r.p.first[t.Words[i].Form] {
		r.begin(t, i, 0)
	}
	r.threads, r.next = r.next, r.threads
	r.settle()
}

// begin starts a match at word i: every way from the first step that takes
// the word.
func (r *run) begin(t *Text, i, at int) {
	if r.begun[at] == i+1 {
		return
	}
	r.begun[at] = i + 1
	switch s := &r.p.steps[at]; s.op {
	case forks:
		r.begin(t, i, s.x)
		r.begin(t, i, s.y)
	case takes:
		if s.takes(t, i, i) {
			r.reach(at+1, i, i+1)
		}
	}
}

// takes says whether a step takes word i.
func (s *step) takes(t *Text, i, start int) bool {
	if s.clause && i > start && t.Words[i].Clause != t.Words[i-1].Clause {
		return false
	}
	if s.word.forms != nil && s.word.forms[t.Words[i].Form] == s.word.not {
		return false
	}
	for _, test := range s.word.tests {
		if !test(t, i) {
			return false
		}
	}
	return true
}

// reach adds a thread at a step, having taken the words from start to end.
func (r *run) reach(at, start, end int) {
	if r.seen[at] == end {
		return
	}
	r.seen[at] = end
	switch s := &r.p.steps[at]; s.op {
	case forks:
		r.reach(s.x, start, end)
		r.reach(s.y, start, end)
	case matched:
		r.offer(Range{start, end})
	default:
		r.next = append(r.next, thread{at, start})
	}
}

// offer takes a match into account. It makes a pending one longer, or comes
// after the last of them, or overlaps an earlier one and is dropped.
func (r *run) offer(words Range) {
	for k := range r.pending {
		if r.pending[k].First != words.First {
			continue
		}
		r.pending[k].End = words.End
		kept := r.pending[:k+1]
		for _, later := range r.pending[k+1:] {
			if later.First >= words.End {
				kept = append(kept, later)
			}
		}
		r.pending = kept
		return
	}
	if n := len(r.pending); n == 0 || words.First >= r.pending[n-1].End {
		r.pending = append(r.pending, words)
	}
}

// settle reports pending matches once no earlier or equal start can make them
// longer, and drops what would overlap them.
func (r *run) settle() {
	done := 0
	for done < len(r.pending) && (len(r.threads) == 0 || r.threads[0].start > r.pending[done].First) {
		end := r.pending[done].End
		r.threads = slices.DeleteFunc(r.threads, func(th thread) bool { return th.start < end })
		done++
	}
	r.found = append(r.found, r.pending[:done]...)
	r.pending = append(r.pending[:0], r.pending[done:]...)
}

// flush reports what is pending and forgets the rest.
func (r *run) flush() {
	r.threads = r.threads[:0]
	r.settle()
}
