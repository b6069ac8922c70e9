package apology

import (
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// findActs returns the words at which acts of the writer are named, in order.
func (r *reading) findActs() []int {
	var out []int
	for _, words := range r.unquoted(r.lists.acts) {
		out = append(out, words.First)
	}
	for i := range r.t.Clauses {
		if c := &r.t.Clauses[i]; r.isAct(c) {
			out = append(out, c.Words.First)
		}
	}
	for i := range r.t.Words {
		if r.isGerund(i) {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}

// isAct reports whether in a clause the writer did something that has a name:
// "I read your letters", "we might have asked"; not "I was wrong".
func (r *reading) isAct(c *english.Clause) bool {
	if !r.tellsOfWriter(c) || !r.isDone(c) {
		return false
	}
	main := c.Verb.End - 1
	if r.t.Words[main].Quoted || r.leavesItOpen(c, main) {
		return false
	}
	if at := r.follows(c); at >= 0 {
		switch negated := r.t.Words[main].Negated; {
		case english.IsGerund(r.t.Words[at].Form): // "all the bullying I did"
			return true
		case negated && r.startsAt(r.lists.apology, at): // "I regret that we did not stop it"
			return true
		case !negated && r.refersBack(c, at):
			return false
		}
	}
	return r.namesAct(main)
}

// tellsOfWriter reports whether a clause says something that the writer does,
// in the writer's own words.
func (r *reading) tellsOfWriter(c *english.Clause) bool {
	return isWriter(c) && c.Verb.First < c.Verb.End && !c.Reported && !c.Passive
}

// isWriter reports whether the subject of a clause is the writer.
func isWriter(c *english.Clause) bool {
	return c.Subject == english.I || c.Subject == english.We
}

// isDone reports whether a clause is about what was done, or should have been.
func (r *reading) isDone(c *english.Clause) bool {
	return c.Tense == english.Past || c.Tense == english.Would && r.saysHave(c.Verb)
}

// leavesItOpen reports whether a clause does not state what happened, or states
// it as a reason only.
func (r *reading) leavesItOpen(c *english.Clause, main int) bool {
	return leavesOpen(c.Marker) && !r.tellsWhy(c) && !r.tellsHow(c, main)
}

// tellsWhy reports whether a clause of reason owns what the clause before it only
// mentions: "the revert happened because I merged it".
func (r *reading) tellsWhy(c *english.Clause) bool {
	i := r.t.Words[c.Words.First].Clause - 1
	if (c.Marker != "because" && c.Marker != "since" && c.Marker != "as") || i < 0 || r.t.Clauses[i].Sentence != c.Sentence {
		return false
	}
	before := &r.t.Clauses[i]
	return before.Subject == english.It || before.Subject == english.Noun || r.startsAt(r.lists.apology, before.Words.End-1)
}

// tellsHow reports whether a clause of what or how is about a wrong all the same:
// "how I lied to you", but not "how I behaved".
func (r *reading) tellsHow(c *english.Clause, main int) bool {
	return (c.Marker == "what" || c.Marker == "how") && !r.t.Words[main].Negated && r.startsAt(r.lists.misdeeds, main)
}

// follows returns the word that a clause follows without a pause, that and which
// aside, or -1: "the mistakes | that I made", "sorry | I lied".
func (r *reading) follows(c *english.Clause) int {
	at := c.Words.First - 1
	for at >= 0 && (r.t.Words[at].Form == "that" || r.t.Words[at].Form == "which") {
		at--
	}
	if at < 0 || r.t.Words[at].Sentence != c.Sentence || strings.ContainsAny(r.t.Source[r.t.Words[at].End:c.Start], ",;:-") {
		return -1
	}
	return at
}

// namesAct reports whether the verb at word i names an act. A negation can turn
// it round: "I did not come" does, "I did not insult you" does not.
func (r *reading) namesAct(i int) bool {
	vague := r.startsAt(r.lists.vagueVerbs, i)
	if r.t.Words[i].Negated {
		return !r.startsAt(r.lists.misdeeds, i) && (!vague || r.startsAt(r.lists.omissions, i))
	}
	return !vague
}

// leavesOpen reports the joining words after which a clause does not state
// what happened, or states it as a reason.
func leavesOpen(marker string) bool {
	switch marker {
	case "what", "whatever", "how", "why", "if", "unless", "whether", "because", "since", "as", "than", "before", "until":
		return true
	}
	return false
}

// refersBack reports whether a clause only belongs to a word that names nothing:
// "the mistakes that I made", "the pain I have caused".
func (r *reading) refersBack(c *english.Clause, at int) bool {
	const tail = 2 // "I said to you" adds nothing, "I told your boss on Friday" does
	if !r.startsAt(r.lists.vagueNouns, at) {
		return false
	}
	for i := c.Verb.End; i < min(c.Words.End, c.Verb.End+tail); i++ {
		if r.t.Words[i].Form == "and" {
			return true
		}
	}
	return c.Words.End-c.Verb.End <= tail
}

// saysHave distinguishes "I should have told you" from "I should tell you".
func (r *reading) saysHave(verb english.Range) bool {
	for i := verb.First; i < verb.End-1; i++ {
		if r.t.Words[i].Form == "have" {
			return true
		}
	}
	return false
}

// isGerund reports whether word i is an act that the writer is sorry for: "for
// reading your letters", "I hurt you by not telling you".
func (r *reading) isGerund(i int) bool {
	if i == 0 || !english.IsGerund(r.t.Words[i].Form) || r.t.Words[i].Quoted {
		return false
	}
	at := i - 1
	for at > 0 && (r.t.Words[at].Form == "ever" || strings.HasSuffix(r.t.Words[at].Form, "ly")) {
		at--
	}
	omitted := at > 0 && r.t.Words[at].Form == "not"
	if omitted {
		at--
	}
	if form := r.t.Words[at].Form; form == "my" || form == "our" { // "forgive my not coming"
		return omitted
	}
	if r.startsAt(r.lists.owningUp, at) || r.goesOnWronging(i) {
		return true
	}
	having := r.t.Words[i].Form == "having" && i+1 < len(r.t.Words) // "for having read it"
	if having {
		i++
	}
	return r.isSorryFor(at) && (omitted || !r.startsAt(r.lists.vagueVerbs, i))
}

// goesOnWronging is true of "ignoring" in "I spent years ignoring you".
func (r *reading) goesOnWronging(i int) bool {
	c := r.clauseAt(i)
	own := isWriter(c) && c.Tense == english.Past && !leavesOpen(c.Marker)
	return own && !r.t.Words[i].Negated && r.startsAt(r.lists.misdeeds, i)
}

// isSorryFor reports whether the preposition at word i belongs to something that
// is the writer's own to regret.
func (r *reading) isSorryFor(i int) bool {
	in := r.scope(sentence, english.Range{First: i, End: i + 1})
	switch r.t.Words[i].Form {
	case "for", "about", "of":
		return r.has(r.lists.apology, in)
	case "in": // "what I did in leaving you"
		return i > 0 && r.startsAt(r.lists.vagueVerbs, i-1)
	case "by":
		c := r.clauseAt(i)
		return isWriter(c) && c.Tense == english.Past
	}
	return false
}
