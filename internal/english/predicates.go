package english

import (
	"fmt"
	"slices"
	"strings"
)

// test asks something of the word at index i of a text.
type test func(t *Text, i int) bool

// readTest returns the test called name, or says what is wrong with it.
func readTest(name string) (test, string) {
	plain, not := strings.CutPrefix(name, "!")
	found, problem := namedTest(plain)
	if problem != "" {
		return nil, problem
	}
	if not {
		return func(t *Text, i int) bool { return !found(t, i) }, ""
	}
	return found, ""
}

func namedTest(name string) (test, string) {
	key, values, valued := strings.Cut(name, "=")
	switch {
	case key == "subject" && valued:
		return subjectTest(strings.Split(values, ","))
	case key == "marker" && valued:
		return markerTest(strings.Split(values, ",")), ""
	}
	switch name {
	case "negated":
		return func(t *Text, i int) bool { return t.Words[i].Negated }, ""
	case "quoted":
		return func(t *Text, i int) bool { return t.Words[i].Quoted }, ""
	case "possessive":
		return func(t *Text, i int) bool { return t.Words[i].Possessive }, ""
	case "modifies":
		return (*Text).modifies, ""
	case "comma":
		return (*Text).commaBefore, ""
	case "gerund":
		return func(t *Text, i int) bool { return IsGerund(t.Words[i].Form) }, ""
	case "participle":
		return func(t *Text, i int) bool { return isParticiple(t.Words[i].Form) }, ""
	case "reported":
		return func(t *Text, i int) bool { return t.clauseOf(i).Reported }, ""
	case "passive":
		return func(t *Text, i int) bool { return t.clauseOf(i).Passive }, ""
	case "present":
		return tenseTest(Present), ""
	case "past":
		return tenseTest(Past), ""
	case "future":
		return tenseTest(Future), ""
	case "would":
		return tenseTest(Would), ""
	case "question":
		return func(t *Text, i int) bool { return t.sentenceOf(i).Mark == '?' }, ""
	case "heading":
		return func(t *Text, i int) bool { return t.sentenceOf(i).Heading }, ""
	case "first":
		return func(t *Text, i int) bool { return t.sentenceOf(i).Words.First == i }, ""
	case "last":
		return func(t *Text, i int) bool { return t.sentenceOf(i).Words.End == i+1 }, ""
	case "starts":
		return (*Text).startsAt, ""
	case "ends":
		return func(t *Text, i int) bool { return t.clauseOf(i).Words.End == i+1 }, ""
	}
	return nil, fmt.Sprintf("there is no test %q", name)
}

func (t *Text) clauseOf(i int) *Clause     { return &t.Clauses[t.Words[i].Clause] }
func (t *Text) sentenceOf(i int) *Sentence { return &t.Sentences[t.Words[i].Sentence] }

// startsAt says whether only joining words and adverbs stand before word i in
// its clause.
func (t *Text) startsAt(i int) bool {
	for k := t.clauseOf(i).Words.First; k < i; k++ {
		if form := t.Words[k].Form; !markers[form] && !isAdverb(form) {
			return false
		}
	}
	return true
}

// commaBefore says whether a comma stands right after the word before i.
func (t *Text) commaBefore(i int) bool {
	return i > 0 && strings.HasPrefix(t.Source[t.Words[i-1].End:], ",")
}

func tenseTest(want Tense) test {
	return func(t *Text, i int) bool { return t.clauseOf(i).Tense == want }
}

var subjectNames = []string{NoSubject: "none", I: "i", We: "we", You: "you", It: "it", They: "they", Noun: "noun"}

func subjectTest(names []string) (test, string) {
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

func markerTest(names []string) test {
	return func(t *Text, i int) bool {
		marker := t.clauseOf(i).Marker
		if marker == "" {
			marker = "none"
		}
		return slices.Contains(names, marker)
	}
}
