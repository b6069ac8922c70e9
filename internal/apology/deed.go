package apology

import (
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// naming is how plainly a text says what its writer did.
type naming uint8

const (
	nothing naming = iota // neither an act nor anything else that is the writer's own
	hint                  // responsibility, a repair, or what the other went through
	fault                 // the writer is to blame, or was wrong, but for what?
	deed                  // an act, or something that is wrong by its name
)

// naming returns how plainly the text names a deed. Nothing else tells an
// apology so well from what only sounds like one. So it goes by no phrases, but
// looks for clauses in which the writer acts.
func (r *reading) naming() naming {
	switch {
	case r.namesDeed():
		return deed
	case r.says(r.lists.owned):
		return fault
	case r.says(r.lists.hints) || r.isBare() || r.isReport():
		return hint
	}
	return nothing
}

// namesDeed reports whether the text names an act of the writer, or something
// that is wrong by its name.
func (r *reading) namesDeed() bool {
	return len(r.acts) > 0 || r.says(r.lists.conduct) ||
		r.anyOf(r.lists.sorryFor, r.namesObject) || r.anyOf(r.lists.judged, r.judgesDoing)
}

// says reports whether a pattern matches somewhere in the writer's own words.
func (r *reading) says(pattern int) bool {
	return len(r.unquoted(pattern)) > 0
}

func (r *reading) anyOf(pattern int, is func(english.Range) bool) bool {
	return slices.ContainsFunc(r.unquoted(pattern), is)
}

// judgesDoing reports whether what is judged is a doing: "blaming you was wrong".
func (r *reading) judgesDoing(words english.Range) bool {
	const subject = 14 // words: "in addition, mocking my students in front of their parents was"
	first := max(r.scope(sentence, words).First, words.First-subject)
	for i := first; i < words.First; i++ {
		if english.IsGerund(r.t.Words[i].Form) && !r.startsAt(r.lists.vagueVerbs, i) {
			return true
		}
	}
	return false
}

// namesObject reports whether an apology is for something that has a name:
// "sorry for the spam", not "sorry for the trouble" or "for all of that".
func (r *reading) namesObject(sorryFor english.Range) bool {
	const long = 5 // words of an object: "the lack of advance communication"
	end := min(sorryFor.End+long, r.clauseAt(sorryFor.End-1).Words.End)
	for i := sorryFor.End; i < end; i++ {
		if r.startsAt(r.lists.noDeed, i) {
			return false
		}
	}
	return sorryFor.End < end
}

// bareWords is the most words of a text that only says sorry.
const bareWords = 8

// isBare reports whether the text is only "I am so sorry", which names nothing
// but hides nothing either.
func (r *reading) isBare() bool {
	return len(r.t.Words) <= bareWords && r.says(r.lists.apology)
}

// isApology reports whether the text is an apology, or could be meant as one. A
// letter that says what its writer did to somebody is, even without a "sorry".
func (r *reading) isApology() bool {
	if r.says(r.lists.apology) || r.says(r.lists.owned) || r.says(r.lists.misdeeds) || r.says(r.lists.hints) {
		return true
	}
	return len(r.acts) > 0 && r.says(r.lists.addressed)
}

// isReport reports whether the text only tells of somebody else's apology: "the
// firm has said sorry to the drivers".
func (r *reading) isReport() bool {
	return len(r.matches[r.lists.firstPerson]) == 0 && r.says(r.lists.reports)
}
