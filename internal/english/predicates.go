package english

import (
	"fmt"
	"slices"
	"strings"
)

// predicate says something of the word at index i of a text.
type predicate func(t *Text, i int) bool

// readPredicates returns the predicates with these names, or says what is wrong
// with one of them.
func (l *Lexicon) readPredicates(names string) ([]predicate, string) {
	if read, known := l.predicates[names]; known {
		return read, ""
	}
	var all []predicate
	for name := range strings.FieldsSeq(names) {
		p, problem := readPredicate(name)
		if problem != "" {
			return nil, problem
		}
		all = append(all, p)
	}
	l.predicates[names] = all
	return all, ""
}

func readPredicate(name string) (predicate, string) {
	name, not := strings.CutPrefix(name, "!")
	found, problem := namedPredicate(name)
	if problem == "" && not {
		return func(t *Text, i int) bool { return !found(t, i) }, ""
	}
	return found, problem
}

func namedPredicate(name string) (predicate, string) {
	key, values, valued := strings.Cut(name, "=")
	switch {
	case key == "subject" && valued:
		return subjectIs(strings.Split(values, ","))
	case key == "marker" && valued:
		return markerIs(strings.Split(values, ",")), ""
	}
	for _, ofOne := range []func(string) predicate{ofWord, ofClause, ofSentence} {
		if found := ofOne(name); found != nil {
			return found, ""
		}
	}
	return nil, fmt.Sprintf("there is no predicate %q", name)
}

// ofWord returns the predicate of a word with that name, or nil.
func ofWord(name string) predicate {
	switch name {
	case "negated":
		return func(t *Text, i int) bool { return t.Words[i].Negated }
	case "quoted":
		return func(t *Text, i int) bool { return t.Words[i].Quoted }
	case "possessive":
		return func(t *Text, i int) bool { return t.Words[i].Possessive }
	case "modifies":
		return (*Text).modifies
	case "comma":
		return (*Text).commaBefore
	case "gerund":
		return func(t *Text, i int) bool { return IsGerund(t.Words[i].Form) }
	case "participle":
		return func(t *Text, i int) bool { return isParticiple(t.Words[i].Form) }
	case "starts":
		return (*Text).startsAt
	case "ends":
		return func(t *Text, i int) bool { return t.clauseOf(i).Words.End == i+1 }
	case "first":
		return func(t *Text, i int) bool { return t.sentenceOf(i).Words.First == i }
	case "last":
		return func(t *Text, i int) bool { return t.sentenceOf(i).Words.End == i+1 }
	}
	return nil
}

// ofClause returns the predicate of the clause of a word, or nil.
func ofClause(name string) predicate {
	switch name {
	case "reported":
		return func(t *Text, i int) bool { return t.clauseOf(i).Reported }
	case "passive":
		return func(t *Text, i int) bool { return t.clauseOf(i).Passive }
	case "present":
		return tenseIs(Present)
	case "past":
		return tenseIs(Past)
	case "future":
		return tenseIs(Future)
	case "would":
		return tenseIs(Would)
	}
	return nil
}

// ofSentence returns the predicate of the sentence of a word, or nil.
func ofSentence(name string) predicate {
	switch name {
	case "question":
		return func(t *Text, i int) bool { return t.sentenceOf(i).Mark == '?' }
	case "heading":
		return func(t *Text, i int) bool { return t.sentenceOf(i).Heading }
	}
	return nil
}

func (t *Text) clauseOf(i int) *Clause     { return &t.Clauses[t.Words[i].Clause] }
func (t *Text) sentenceOf(i int) *Sentence { return &t.Sentences[t.Words[i].Sentence] }

// startsAt reports whether only joining words and adverbs come before word i in
// its clause.
func (t *Text) startsAt(i int) bool {
	for k := t.clauseOf(i).Words.First; k < i; k++ {
		if form := t.Words[k].Form; !markers.has(form) && !isAdverb(form) {
			return false
		}
	}
	return true
}

// commaBefore reports whether a comma follows the word before i.
func (t *Text) commaBefore(i int) bool {
	return i > 0 && strings.HasPrefix(t.Source[t.Words[i-1].End:], ",")
}

func tenseIs(want Tense) predicate {
	return func(t *Text, i int) bool { return t.clauseOf(i).Tense == want }
}

var subjectNames = []string{NoSubject: "none", I: "i", We: "we", You: "you", It: "it", They: "they", Noun: "noun"}

func subjectIs(names []string) (predicate, string) {
	var want [Noun + 1]bool
	for _, name := range names {
		k := slices.Index(subjectNames, name)
		if k < 0 {
			return nil, fmt.Sprintf("a subject is one of %s, not %q", strings.Join(subjectNames, ", "), name)
		}
		want[k] = true
	}
	return func(t *Text, i int) bool { return want[t.clauseOf(i).Subject] }, ""
}

func markerIs(names []string) predicate {
	return func(t *Text, i int) bool {
		marker := t.clauseOf(i).Marker
		if marker == "" {
			marker = "none"
		}
		return slices.Contains(names, marker)
	}
}
