package pattern

import (
	"fmt"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// predicate says something of the word at index i of a text.
type predicate func(t *english.Text, i int) bool

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
		return func(t *english.Text, i int) bool { return !found(t, i) }, ""
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
		return func(t *english.Text, i int) bool { return t.Words[i].Negated }
	case "quoted":
		return func(t *english.Text, i int) bool { return t.Words[i].Quoted }
	case "possessive":
		return func(t *english.Text, i int) bool { return t.Words[i].Possessive }
	case "modifies":
		return (*english.Text).Modifies
	case "comma":
		return (*english.Text).CommaBefore
	case "gerund":
		return func(t *english.Text, i int) bool { return english.IsGerund(t.Words[i].Form) }
	case "participle":
		return func(t *english.Text, i int) bool { return english.IsParticiple(t.Words[i].Form) }
	case "starts":
		return (*english.Text).LeadsClause
	case "ends":
		return func(t *english.Text, i int) bool { return t.ClauseOf(i).Words.End == i+1 }
	case "first":
		return func(t *english.Text, i int) bool { return t.SentenceOf(i).Words.First == i }
	case "last":
		return func(t *english.Text, i int) bool { return t.SentenceOf(i).Words.End == i+1 }
	}
	return nil
}

// ofClause returns the predicate of the clause of a word, or nil.
func ofClause(name string) predicate {
	switch name {
	case "reported":
		return func(t *english.Text, i int) bool { return t.ClauseOf(i).Reported }
	case "passive":
		return func(t *english.Text, i int) bool { return t.ClauseOf(i).Passive }
	case "present":
		return tenseIs(english.Present)
	case "past":
		return tenseIs(english.Past)
	case "future":
		return tenseIs(english.Future)
	case "would":
		return tenseIs(english.Would)
	}
	return nil
}

// ofSentence returns the predicate of the sentence of a word, or nil.
func ofSentence(name string) predicate {
	switch name {
	case "question":
		return func(t *english.Text, i int) bool { return t.SentenceOf(i).Mark == '?' }
	case "heading":
		return func(t *english.Text, i int) bool { return t.SentenceOf(i).Heading }
	}
	return nil
}

func tenseIs(want english.Tense) predicate {
	return func(t *english.Text, i int) bool { return t.ClauseOf(i).Tense == want }
}

var subjectNames = []string{
	english.NoSubject: "none", english.I: "i", english.We: "we", english.You: "you", english.It: "it", english.They: "they", english.Noun: "noun",
}

func subjectIs(names []string) (predicate, string) {
	var want [english.Noun + 1]bool
	for _, name := range names {
		k := slices.Index(subjectNames, name)
		if k < 0 {
			return nil, fmt.Sprintf("a subject is one of %s, not %q", strings.Join(subjectNames, ", "), name)
		}
		want[k] = true
	}
	return func(t *english.Text, i int) bool { return want[t.ClauseOf(i).Subject] }, ""
}

func markerIs(names []string) predicate {
	return func(t *english.Text, i int) bool {
		marker := t.ClauseOf(i).Marker
		if marker == "" {
			marker = "none"
		}
		return slices.Contains(names, marker)
	}
}
