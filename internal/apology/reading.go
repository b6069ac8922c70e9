package apology

import (
	"cmp"
	"slices"
	"sort"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// reading is one text with every match of the patterns in it.
type reading struct {
	*Checker
	t         *english.Text
	matches   [][]english.Range // by number of the pattern, in the order of the text
	links     []english.Link    // by clause
	roles     []int             // by clause: the number of its role, or -1
	answers   bool              // the letter as a whole is about the deed and the other person
	acts      []int             // the words at which acts of the writer are named, in order
	sentences int               // with a verb: a greeting or a name is none
}

func newReading(c *Checker, t *english.Text) *reading {
	first := len(c.roles)
	r := &reading{Checker: c, t: t, matches: make([][]english.Range, first+len(c.patterns.all))}
	for _, m := range c.patterns.matcher.Find(t, english.Range{End: len(t.Words)}) {
		r.matches[first+m.Pattern] = append(r.matches[first+m.Pattern], m.Words)
	}
	r.links = make([]english.Link, len(t.Clauses))
	for i := range t.Clauses {
		r.links[i] = t.Link(i)
	}
	r.acts, r.sentences = r.findActs(), r.countSentences()
	r.assignRoles()
	r.answers = r.answersForIt()
	return r
}

// hit is a match of one of a rule's cases.
type hit struct {
	rule  *rule
	level Level
	words english.Range
}

// findings returns what the rules find. Of one rule, findings that touch the
// same words are one.
func (r *reading) findings() []Finding {
	var out []Finding
	for _, h := range r.allHits() {
		out = append(out, r.finding(h))
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return out
}

// allHits returns the hits of all rules. What is said of the letter as a whole comes
// last: it is left out where another rule has said what is wrong.
func (r *reading) allHits() []hit {
	var out []hit
	for _, rule := range r.rules {
		out = append(out, mergeOverlaps(r.hits(rule))...)
	}
	if len(out) == 0 && !r.isApology() {
		return nil
	}
	for _, rule := range r.rules {
		if rule.check == nil {
			continue
		}
		for _, h := range rule.check(r, rule) {
			if !r.isSaid(h, out) {
				out = append(out, h)
			}
		}
	}
	return out
}

// isSaid reports whether another finding makes one on the whole letter needless.
func (r *reading) isSaid(whole hit, others []hit) bool {
	for _, h := range others {
		same := r.t.Words[h.words.First].Sentence == r.t.Words[whole.words.First].Sentence
		if same || whole.rule.data.Yields && h.level == Flaw {
			return true
		}
	}
	return false
}

func (r *reading) finding(h hit) Finding {
	s := r.t.Slice(h.words)
	return Finding{
		Rule: h.rule.data.ID, Level: h.level, Role: r.roleOf(r.t.Words[h.words.First].Clause), Start: s.Start, End: s.End, Text: r.t.Source[s.Start:s.End],
		Why: h.rule.data.Why, Question: h.rule.data.Question,
	}
}

// hits returns the matches of a rule's cases.
func (r *reading) hits(rule *rule) []hit {
	var out []hit
	for i := range rule.cases {
		c := &rule.cases[i]
		for _, words := range r.fits(c) {
			if r.isTold(words) {
				continue
			}
			if (len(c.roles) > 0 || !r.anyHolds(rule.unless, words)) && !(c.loaded && r.ownsNear(words)) && (c.firm || !r.answers) {
				out = append(out, hit{rule: rule, level: cmp.Or(c.level, rule.data.Level), words: r.shown(c, words)})
			}
		}
	}
	return out
}

// shown returns the words that a finding is about: where the role of a clause
// counts, the clause, not only the "but" that it starts with.
func (r *reading) shown(c *matcher, words english.Range) english.Range {
	if len(c.roles) > 0 {
		return r.scope(clause, words)
	}
	return words
}

// fits returns the matches of a case, quotations aside.
func (r *reading) fits(m *matcher) []english.Range {
	patterns := m.words
	if len(patterns) == 0 {
		patterns = m.roles
	}
	var out []english.Range
	for _, pattern := range patterns {
		for _, words := range r.matches[pattern] {
			if !r.t.Words[words.First].Quoted && r.isPlaced(m, words) && r.allHold(m.with, words) && !r.anyHolds(m.unless, words) {
				out = append(out, words)
			}
		}
	}
	return out
}

// ownsNear reports whether the writer plainly says what they did close to some words:
// in their sentence, the one before or the one after, but in another clause.
func (r *reading) ownsNear(words english.Range) bool {
	own, around := r.scope(clause, words), r.scope(near, words)
	around.First, around.End = max(around.First, words.First-reach), min(around.End, words.End+reach)
	return r.owns(english.Range{First: around.First, End: own.First}) || r.owns(english.Range{First: own.End, End: around.End})
}

// reach is how many words a deed may be away. It limits the time that a text
// without full stops takes.
const reach = 150

func (r *reading) owns(in english.Range) bool {
	for i := in.First; i < in.End; {
		c := r.clauseAt(i)
		if role := r.roles[r.t.Words[i].Clause]; role >= 0 && r.Checker.roles[role].data.Owns {
			return true
		}
		i = max(i+1, c.Words.End)
	}
	return false
}

// isPlaced reports whether the clause of a match has the role, and hangs on
// another in the way, that a case asks for.
func (r *reading) isPlaced(m *matcher, words english.Range) bool {
	i := r.t.Words[words.First].Clause
	if len(m.roles) > 0 && !slices.Contains(m.roles, r.roles[i]) {
		return false
	}
	by := r.links[i].Marker
	return (len(m.joined) == 0 || slices.Contains(m.joined, by)) && !slices.Contains(m.apart, by)
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

// holds reports whether one of a condition's patterns matches in its scope.
func (r *reading) holds(c *condition, words english.Range) bool {
	in := r.scope(c.scope, words)
	for _, pattern := range c.patterns {
		if r.has(pattern, in) {
			return true
		}
	}
	return false
}

// has reports whether a pattern matches within a range of words.
func (r *reading) has(pattern int, in english.Range) bool {
	all, i := r.matches[pattern], r.search(pattern, in.First)
	return i < len(all) && all[i].End <= in.End
}

// search returns the index of the first match of a pattern from a word on.
func (r *reading) search(pattern, word int) int {
	all := r.matches[pattern]
	return sort.Search(len(all), func(i int) bool { return all[i].First >= word })
}

// scope returns the words that a condition looks at.
func (r *reading) scope(in scope, words english.Range) english.Range {
	at := r.t.Words[words.First].Sentence
	s := r.t.Sentences[at].Words
	switch in {
	case before:
		return english.Range{First: s.First, End: words.First}
	case rest:
		return english.Range{First: words.End, End: s.End}
	case clause:
		return english.Range{
			First: r.t.Clauses[r.t.Words[words.First].Clause].Words.First,
			End:   r.t.Clauses[r.t.Words[words.End-1].Clause].Words.End,
		}
	case head:
		return r.clauseRange(r.links[r.t.Words[words.First].Clause].Head)
	case last:
		return r.clauseRange(r.t.Words[words.First].Clause - 1)
	case then:
		return r.clauseRange(r.t.Words[words.End-1].Clause + 1)
	case earlier:
		return english.Range{End: words.First}
	case later:
		return english.Range{First: words.End, End: len(r.t.Words)}
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

// clauseRange returns the words of a clause, or none if there is no such clause.
func (r *reading) clauseRange(i int) english.Range {
	if i < 0 || i >= len(r.t.Clauses) {
		return english.Range{}
	}
	return r.t.Clauses[i].Words
}

// sentence returns the words of a sentence, or of the nearest that there is.
func (r *reading) sentence(i int) english.Range {
	return r.t.Sentences[min(max(i, 0), len(r.t.Sentences)-1)].Words
}

// mergeOverlaps makes one hit of those that overlap. A flaw outweighs advice.
func mergeOverlaps(hits []hit) []hit {
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

// parts reports which parts of an apology the text has, and where first.
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

// firstOf returns the first words that a part is in.
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
