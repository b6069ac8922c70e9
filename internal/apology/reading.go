package apology

import (
	"cmp"
	"slices"
	"sort"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// reading is one text with every place where a pattern fits.
type reading struct {
	*Checker
	t         *english.Text
	places    [][]english.Range // by number of the pattern, in the order of the text
	acts      []int             // the words at which acts of the writer are named, in order
	sentences int               // with a verb: a greeting or a name is none
}

func newReading(c *Checker, t *english.Text) *reading {
	r := &reading{Checker: c, t: t, places: make([][]english.Range, len(c.patterns.all))}
	for _, m := range c.patterns.matcher.Find(t, english.Range{End: len(t.Words)}) {
		r.places[m.Pattern] = append(r.places[m.Pattern], m.Words)
	}
	r.acts, r.sentences = r.findActs(), r.countSentences()
	return r
}

// hit is a place where a rule's case matches.
type hit struct {
	rule  *rule
	level Level
	words english.Range
	eased bool // only advice because a deed is owned beside it
}

// findings returns what the rules find. Of one rule, findings that touch the
// same words are one.
func (r *reading) findings() []Finding {
	var out []Finding
	for _, rule := range r.rules {
		hits := r.hits(rule)
		if rule.whole != nil {
			hits = append(hits, rule.whole(r, rule)...)
		}
		for _, h := range r.together(joined(hits)) {
			out = append(out, r.finding(h))
		}
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return out
}

func (r *reading) finding(h hit) Finding {
	s := r.t.Slice(h.words)
	return Finding{
		Rule: h.rule.data.ID, Level: h.level, Start: s.Start, End: s.End, Text: r.t.Source[s.Start:s.End],
		Why: h.rule.data.Why, Question: h.rule.data.Question,
	}
}

func (r *reading) hits(rule *rule) []hit {
	var out []hit
	for i := range rule.cases {
		level := cmp.Or(rule.cases[i].level, rule.data.Level)
		for _, words := range r.fits(&rule.cases[i]) {
			if r.anyHolds(rule.unless, words) {
				continue
			}
			if !rule.data.Firm && !rule.cases[i].firm && r.ownsNear(words) {
				out = append(out, hit{rule, Advice, words, true})
				continue
			}
			out = append(out, hit{rule: rule, level: level, words: words})
		}
	}
	return out
}

// fits returns where a case matches, quotations aside.
func (r *reading) fits(m *matcher) []english.Range {
	var out []english.Range
	for _, pattern := range m.words {
		for _, words := range r.places[pattern] {
			if r.t.Words[words.First].Quoted || !r.allHold(m.with, words) || r.anyHolds(m.unless, words) {
				continue
			}
			if !m.owned || r.ownsBefore(words) {
				out = append(out, words)
			}
		}
	}
	return out
}

func (r *reading) allHold(all []condition, words english.Range) bool {
	for i := range all {
		if !r.holds(&all[i], words) {
			return false
		}
	}
	return true
}

func (r *reading) anyHolds(all []condition, words english.Range) bool {
	for i := range all {
		if r.holds(&all[i], words) {
			return true
		}
	}
	return false
}

// holds says whether one of a condition's patterns lies in its place.
func (r *reading) holds(c *condition, words english.Range) bool {
	in := r.place(c.place, words)
	for _, pattern := range c.patterns {
		if r.has(pattern, in) {
			return true
		}
	}
	return false
}

// has says whether a pattern fits somewhere within a range of words.
func (r *reading) has(pattern int, in english.Range) bool {
	all, i := r.places[pattern], r.search(pattern, in.First)
	return i < len(all) && all[i].End <= in.End
}

// search returns the index of the first place of a pattern from a word on.
func (r *reading) search(pattern, word int) int {
	all := r.places[pattern]
	return sort.Search(len(all), func(i int) bool { return all[i].First >= word })
}

// place returns the words that a condition looks at.
func (r *reading) place(p place, words english.Range) english.Range {
	at := r.t.Words[words.First].Sentence
	s := r.t.Sentences[at].Words
	switch p {
	case before:
		return english.Range{First: s.First, End: words.First}
	case rest:
		return english.Range{First: words.End, End: s.End}
	case clause:
		return english.Range{
			First: r.t.Clauses[r.t.Words[words.First].Clause].Words.First,
			End:   r.t.Clauses[r.t.Words[words.End-1].Clause].Words.End,
		}
	case previous:
		return english.Range{First: r.sentence(at - 1).First, End: s.First}
	case next:
		return english.Range{First: s.End, End: r.sentence(at + 1).End}
	case near:
		return english.Range{First: r.sentence(at - 1).First, End: r.sentence(at + 1).End}
	case everywhere:
		return english.Range{End: len(r.t.Words)}
	}
	return s
}

// sentence returns the words of a sentence, or of the nearest that there is.
func (r *reading) sentence(i int) english.Range {
	return r.t.Sentences[min(max(i, 0), len(r.t.Sentences)-1)].Words
}

// joined makes one hit of those that overlap. A flaw outweighs advice.
func joined(hits []hit) []hit {
	slices.SortStableFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.words.First, b.words.First), cmp.Compare(b.words.End, a.words.End))
	})
	var out []hit
	for _, h := range hits {
		if n := len(out) - 1; n >= 0 && h.words.First < out[n].words.End {
			out[n].words.End = max(out[n].words.End, h.words.End)
			if h.level == Flaw {
				out[n].level = Flaw
			}
			continue
		}
		out = append(out, h)
	}
	return out
}

// parts says which parts of an apology the text holds, and where first.
func (r *reading) parts() []Part {
	var out []Part
	for _, p := range r.Checker.parts {
		found := Part{Part: p.data.ID, Tier: p.data.Tier}
		if words, ok := r.firstOf(p); ok {
			s := r.t.Slice(words)
			found.Present, found.Start, found.End = true, s.Start, s.End
		}
		out = append(out, found)
	}
	return out
}

// firstOf returns the first place where a part stands.
func (r *reading) firstOf(p *part) (english.Range, bool) {
	var all []english.Range
	if p.data.Deed && len(r.acts) > 0 {
		all = append(all, r.clauseAt(r.acts[0]).Words)
	}
	for i := range p.cases {
		all = append(all, r.fits(&p.cases[i])...)
	}
	if len(all) == 0 {
		return english.Range{}, false
	}
	return slices.MinFunc(all, func(a, b english.Range) int { return cmp.Compare(a.First, b.First) }), true
}
