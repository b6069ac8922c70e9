package apology

import "codeberg.org/trustrepair/trustrepair/internal/english"

// assignRoles says what each clause does: the first of the roles whose cues fit it.
// A later role may ask where earlier ones are.
func (r *reading) assignRoles() {
	r.roles = make([]int, len(r.t.Clauses))
	for i := range r.roles {
		r.roles[i] = -1
	}
	for n, role := range r.Checker.roles {
		for i := range role.cases {
			for _, words := range r.fits(&role.cases[i]) {
				r.assign(r.t.Words[words.First].Clause, n)
			}
		}
		r.assignActs(n, role.data.Act)
		r.matches[n] = r.clausesWith(n)
	}
}

// assignActs assigns a role to the clauses in which the writer acts in some way, or
// to all that tell of the past.
func (r *reading) assignActs(role int, act string) {
	for _, at := range r.acts {
		if act == r.actAt(at) {
			r.assign(r.t.Words[at].Clause, role)
		}
	}
	for i := range r.t.Clauses {
		if act == told && r.t.Clauses[i].Tense == english.Past || act == anything {
			r.assign(i, role)
		}
	}
}

func (r *reading) assign(clause, role int) {
	if r.roles[clause] < 0 {
		r.roles[clause] = role
	}
}

// clausesWith returns the words of the clauses with a role.
func (r *reading) clausesWith(role int) []english.Range {
	var out []english.Range
	for i, has := range r.roles {
		if has == role {
			out = append(out, r.t.Clauses[i].Words)
		}
	}
	return out
}

// roleOf returns the role of a clause, or "" if it has none.
func (r *reading) roleOf(clause int) Role {
	if n := r.roles[clause]; n >= 0 {
		return r.patterns.roles[n]
	}
	return ""
}

// clauses returns all clauses with their roles.
func (r *reading) clauses() []Clause {
	out := make([]Clause, len(r.t.Clauses))
	for i := range r.t.Clauses {
		c := &r.t.Clauses[i]
		out[i] = Clause{Role: r.roleOf(i), Sentence: c.Sentence, Start: c.Start, End: c.End}
	}
	return out
}

// clauseAt returns the clause of a word.
func (r *reading) clauseAt(word int) *english.Clause {
	return &r.t.Clauses[r.t.Words[word].Clause]
}

// The kinds of acts, as the content names them.
const (
	acted    = "did"
	omitted  = "omitted"
	told     = "told" // nothing that the writer did or did not do
	anything = "any"
)

// actAt returns the kind of the act that is named at a word.
func (r *reading) actAt(word int) string {
	c := r.clauseAt(word)
	if c.Words.First == word && c.Verb.End > c.Verb.First && r.t.Words[c.Verb.End-1].Negated {
		return omitted
	}
	return acted
}

// isTold reports whether some words are only what somebody said once: "I told you
// that the car had broken down". They are no excuse now.
func (r *reading) isTold(words english.Range) bool {
	i := r.t.Words[words.First].Clause
	link := r.links[i]
	if link.Head < 0 || link.Head > i || link.Marker != "that" && link.Marker != "whether" && link.Marker != "if" {
		return false
	}
	before := &r.t.Clauses[link.Head]
	if before.Verb.End == before.Verb.First || before.Tense != english.Past {
		return false
	}
	return r.has(r.lists.telling, before.Words)
}

// enough is of how many kinds the clauses of a letter must be, beside a deed, for it
// to answer for that deed.
const enough = 2

// answersForIt reports whether a letter as a whole answers for a deed: it says what
// the writer did, and has clauses of more than one of the roles that go with that.
func (r *reading) answersForIt() bool {
	did, kinds := false, 0
	for n, role := range r.Checker.roles {
		if len(r.matches[n]) == 0 {
			continue
		}
		did = did || role.data.Act == acted
		if role.data.Answers {
			kinds++
		}
	}
	return did && kinds >= enough
}
