package pattern

import (
	"runtime"
	"slices"
	"sync"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// Match is a place where a pattern fits.
type Match struct {
	Pattern int           // index into the patterns of the matcher
	Words   english.Range // into Text.Words; never empty
}

// Find returns the matches within a range of words: sentence by sentence, and
// those of one pattern in the order of the text. A match stays within one sentence
// and is as long as it can be. Matches of one pattern never overlap. Time
// grows with the number of words times the size of the patterns, never more;
// a long text is shared out among the processors.
func (m *Matcher) Find(t *english.Text, in english.Range) []Match {
	parts := shares(t, in)
	found := make([][]Match, len(parts))
	var all sync.WaitGroup
	for i, share := range parts {
		all.Go(func() { found[i] = m.find(t, share) })
	}
	all.Wait()
	return slices.Concat(found...)
}

// shares cuts a long range into whole sentences for each processor.
func shares(t *english.Text, in english.Range) []english.Range {
	const long = 20_000 // words; fewer are not worth a goroutine
	size := max(long, (in.End-in.First)/runtime.GOMAXPROCS(0)+1)
	var out []english.Range
	for in.End-in.First > size {
		cut := in.First + size
		for cut < in.End && t.Words[cut].Sentence == t.Words[cut-1].Sentence {
			cut++
		}
		out = append(out, english.Range{First: in.First, End: cut})
		in.First = cut
	}
	return append(out, in)
}

func (m *Matcher) find(t *english.Text, in english.Range) []Match {
	f := finder{
		t: t, m: m, has: make([]uint64, len(m.numbers)/64+1),
		runs: make([]*run, len(m.patterns)), tried: make([]int, len(m.patterns)),
	}
	for first := in.First; first < in.End; {
		end := first + 1
		for end < in.End && t.Words[end].Sentence == t.Words[first].Sentence {
			end++
		}
		f.sentence(english.Range{First: first, End: end})
		first = end
	}
	return f.found
}

// finder looks for all the patterns, a sentence at a time.
type finder struct {
	t       *english.Text
	m       *Matcher
	runs    []*run   // by pattern; nil until first needed
	tried   []int    // by pattern: the end of the last sentence it was tried on
	numbers []int32  // of the sentence's words
	has     []uint64 // the same as a bitmap
	found   []Match
}

// sentence tries the patterns that need a word which the sentence has.
func (f *finder) sentence(words english.Range) {
	f.number(words)
	for _, number := range f.numbers {
		for _, p := range f.m.neededBy(number) {
			if f.tried[p] == words.End {
				continue
			}
			f.tried[p] = words.End
			if f.m.patterns[p].mayMatch(f.has) {
				f.try(int(p), words)
			}
		}
	}
}

// number looks up the numbers of a sentence's words.
func (f *finder) number(words english.Range) {
	f.numbers = f.numbers[:0]
	clear(f.has)
	for i := words.First; i < words.End; i++ {
		n := f.m.numbers[f.t.Words[i].Form]
		f.numbers = append(f.numbers, n)
		f.has[n/64] |= 1 << (n % 64)
	}
}

// try runs one pattern over a sentence.
func (f *finder) try(p int, words english.Range) {
	if f.runs[p] == nil {
		f.runs[p] = newRun(f.m.patterns[p].compiled())
	}
	r := f.runs[p]
	for i, number := range f.numbers {
		begins := hasAny(r.p.first, number) && f.follows(r.p, i+1)
		if begins || len(r.threads) > 0 {
			r.word(f.t, words.First+i, number, begins)
		}
	}
	r.threads = r.threads[:0]
	r.settle()
	for _, found := range r.found {
		f.found = append(f.found, Match{p, found})
	}
	r.found = r.found[:0]
}

// follows reports whether word i of the sentence can be the second of a match.
func (f *finder) follows(p *program, i int) bool {
	return p.second == nil || i < len(f.numbers) && hasAny(p.second, f.numbers[i])
}

// run simulates one pattern: all ways to match go forward together, a word
// at a time, and two ways that meet at the same step become one. That is what
// keeps it linear (Thompson 1968).
type run struct {
	p       *program
	threads []thread
	next    []thread
	seen    []int           // step -> the end of the words taken when it was last reached
	slot    []int           // gap -> where in next its thread is
	starts  map[int32][]int // word -> the first steps that take it; filled as words come
	pending []english.Range // matches by their start, not yet sure to be the longest
	found   []english.Range
}

// thread is one way to match, about to take a word.
type thread struct {
	step, start int
	left        int // in a gap: how many words it may still skip
}

func newRun(p *program) *run {
	n := len(p.steps)
	both := make([]int, 2*n)
	return &run{p: p, seen: both[:n], slot: both[n:], starts: map[int32][]int{}}
}

// word takes one word of the text into account; a match may begin there or not.
func (r *run) word(t *english.Text, i int, number int32, begins bool) {
	r.next = r.next[:0]
	for _, th := range r.threads {
		if s := &r.p.steps[th.step]; s.op == skips {
			if th.left > 0 && (!s.clause || t.Words[i].Clause == t.Words[i-1].Clause) {
				r.skip(th.step, th.start, i+1, th.left-1)
			}
		} else if r.p.takes(th.step, number) && r.passes(th.step, t, i) {
			r.reach(th.step+1, th.start, i+1)
		}
	}
	if begins {
		r.begin(t, i, number)
	}
	r.threads, r.next = r.next, r.threads
	r.settle()
}

// begin starts a match at word i: every way from the first step that takes
// the word.
func (r *run) begin(t *english.Text, i int, number int32) {
	starts, known := r.starts[number]
	if !known {
		starts = r.p.starts(nil, number, 0)
		r.starts[number] = starts
	}
	for _, at := range starts {
		if r.passes(at, t, i) {
			r.reach(at+1, i, i+1)
		}
	}
}

// starts adds the steps that can take a word first, from step at on.
func (p *program) starts(found []int, number int32, at int) []int {
	switch s := &p.steps[at]; s.op {
	case forks:
		return p.starts(p.starts(found, number, s.x), number, s.y)
	case takes:
		if p.takes(at, number) && !slices.Contains(found, at) {
			return append(found, at)
		}
	}
	return found
}

// takes reports whether a step takes a word, its predicates aside.
func (p *program) takes(at int, number int32) bool {
	w := p.steps[at].word
	return w.set == nil || w.set.has(number) != w.not
}

// passes reports whether the predicates of a step hold for word i.
func (r *run) passes(at int, t *english.Text, i int) bool {
	for _, holds := range r.p.steps[at].word.predicates {
		if !holds(t, i) {
			return false
		}
	}
	return true
}

// reach adds a thread at a step, having taken the words from start to end.
func (r *run) reach(at, start, end int) {
	s := &r.p.steps[at]
	if s.op == skips {
		r.skip(at, start, end, s.n)
		return
	}
	if r.seen[at] == end {
		return
	}
	r.seen[at] = end
	switch s.op {
	case forks:
		r.reach(s.x, start, end)
		r.reach(s.y, start, end)
	case matched:
		r.offer(english.Range{First: start, End: end})
	default:
		r.next = append(r.next, thread{step: at, start: start})
	}
}

// skip adds a thread in a gap that may skip left more words, and one that
// leaves it. Of two in the same gap the one that may go farther stays.
func (r *run) skip(at, start, end, left int) {
	if r.seen[at] == end {
		if there := &r.next[r.slot[at]]; there.left < left {
			there.start, there.left = start, left
		}
		return
	}
	r.seen[at], r.slot[at] = end, len(r.next)
	r.next = append(r.next, thread{at, start, left})
	r.reach(at+1, start, end)
}

// offer takes a match into account. It makes a pending one longer, or comes
// after the last of them, or overlaps an earlier one and is dropped.
func (r *run) offer(words english.Range) {
	for k := range r.pending {
		if r.pending[k].First == words.First {
			r.pending[k].End = words.End
			r.pending = append(r.pending[:k+1], slices.DeleteFunc(r.pending[k+1:], func(later english.Range) bool { return later.First < words.End })...)
			return
		}
	}
	if n := len(r.pending); n == 0 || words.First >= r.pending[n-1].End {
		r.pending = append(r.pending, words)
	}
}

// settle reports pending matches that no thread can make longer any more, and
// drops the threads that would overlap them.
func (r *run) settle() {
	for len(r.pending) > 0 {
		sure := r.pending[0]
		if slices.ContainsFunc(r.threads, func(th thread) bool { return th.start <= sure.First }) {
			return
		}
		r.threads = slices.DeleteFunc(r.threads, func(th thread) bool { return th.start < sure.End })
		r.found = append(r.found, sure)
		r.pending = append(r.pending[:0], r.pending[1:]...)
	}
}
