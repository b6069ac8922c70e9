package apology

import "codeberg.org/trustrepair/trustrepair/internal/english"

// reach is how many words a deed may be away from the match that it eases. It
// limits the time that a text without full stops takes.
const reach = 150

// ownsNear reports whether the writer plainly says what they did close to a
// match: in its sentence, the one before or the one after. A match that follows
// a "but" or an "if" takes the deed back, so the deed does not help it.
func (r *reading) ownsNear(words english.Range) bool {
	if turns(r.clauseAt(words.First).Marker) {
		return false
	}
	around := r.scope(near, words)
	if r.sentences <= note {
		around = r.scope(everywhere, words)
	}
	around.First, around.End = max(around.First, words.First-reach), min(around.End, words.End+reach)
	return r.judgesIn(around) || r.actsBeside(r.scope(clause, words), around)
}

// ownsBefore reports whether the writer plainly says what they did before a
// match: earlier in its sentence, or in the one before.
func (r *reading) ownsBefore(words english.Range) bool {
	in := english.Range{First: max(r.scope(previous, words).First, words.First-reach), End: words.First}
	return r.judgesIn(in) || r.actsBeside(r.scope(clause, words), in)
}

// judgesIn reports whether the writer judges the deed, or themselves for it.
func (r *reading) judgesIn(in english.Range) bool {
	for _, pattern := range []int{r.lists.owned, r.lists.acts} {
		if r.has(pattern, in) {
			return true
		}
	}
	return false
}

// actsBeside reports whether a clause around a match, other than the match's own,
// names an act of the writer.
func (r *reading) actsBeside(own, around english.Range) bool {
	for i := around.First; i < around.End; {
		c := r.clauseAt(i)
		beside := c.Words.End <= own.First || c.Words.First >= own.End
		if beside && r.isAct(c) && !excuses(c, own) {
			return true
		}
		i = max(i+1, c.Words.End)
	}
	return false
}

// excuses reports whether a clause that names an act turns away from it. "It was
// not much, but I took it" turns to the act instead: there the "but" follows.
func excuses(c *english.Clause, own english.Range) bool {
	if c.Marker == "but" || c.Marker == "yet" {
		return c.Words.First < own.First
	}
	return turns(c.Marker)
}

// turns reports the joining words after which a clause goes against the one
// that it is joined to, or leaves it open.
func turns(marker string) bool {
	switch marker {
	case "but", "however", "though", "although", "yet", "while", "whilst", "if", "unless":
		return true
	}
	return false
}

func (r *reading) clauseAt(word int) *english.Clause {
	return &r.t.Clauses[r.t.Words[word].Clause]
}

// together makes flaws again of eased hits of one rule that share a sentence: one loaded
// word is an accident, two are a turn of phrase. The hits are in order.
func (r *reading) together(hits []hit) []hit {
	for i := 1; i < len(hits); i++ {
		a, b := &hits[i-1], &hits[i]
		if a.eased && b.eased && r.t.Words[a.words.First].Sentence == r.t.Words[b.words.First].Sentence {
			a.level, b.level = Flaw, Flaw
		}
	}
	return hits
}
