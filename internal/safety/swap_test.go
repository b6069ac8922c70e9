package safety

import (
	"bufio"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// person is somebody a sentence can be about, in the forms that a sentence needs.
type person struct {
	subject, object, possessive, reflexive string
	plural                                 bool
}

func everyPerson() []person {
	return []person{
		{subject: "he", object: "him", possessive: "his", reflexive: "himself"},
		{subject: "she", object: "her", possessive: "her", reflexive: "herself"},
		{subject: "they", object: "them", possessive: "their", reflexive: "themselves", plural: true},
		{subject: "Ada", object: "Ada", possessive: "Ada's", reflexive: "herself"},
		{subject: "Mary Ann", object: "Mary Ann", possessive: "Mary Ann's", reflexive: "herself"},
		{subject: "my wife", object: "my wife", possessive: "my wife's", reflexive: "herself"},
		{subject: "my son", object: "my son", possessive: "my son's", reflexive: "himself"},
	}
}

// TestEveryPerson checks that the watch hears the same, whoever a sentence is
// about: a rule that knows "him" knows "her", a name and "my son" as well.
func TestEveryPerson(t *testing.T) {
	w, err := LoadWatch(content.FS, "Ada", "Mary Ann", "Anna", "Tom", "Mark")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range w.rules {
		finds := func(s string) bool {
			return slices.ContainsFunc(w.Find(s), func(m Match) bool { return m.Rule == r.ID })
		}
		for _, s := range slices.Concat(r.Match, r.Pass) {
			want := finds(s)
			for _, swapped := range swaps(t, s) {
				if got := finds(swapped); got != want {
					t.Errorf("rule %q finds %q: %v, but %q: %v", r.ID, s, want, swapped, got)
				}
			}
		}
	}
	for _, s := range sentences(t) {
		want, score := w.topics(s), w.learned.most(english.Parse(s))
		for _, swapped := range swaps(t, s) {
			if got := w.topics(swapped); !slices.Equal(got, want) {
				t.Errorf("in %q the watch hears %v, but in %q %v", s, want, swapped, got)
			}
			if got := w.learned.most(english.Parse(swapped)); got != score {
				t.Errorf("%q scores %g, but %q %g", s, score, swapped, got)
			}
		}
	}
}

// topics returns what an answer speaks of, the most urgent first.
func (w *Watch) topics(answer string) (found topics) {
	matches := w.Find(answer)
	for _, topic := range allTopics() {
		if slices.ContainsFunc(matches, func(m Match) bool { return m.Topic == topic }) {
			found = append(found, topic)
		}
	}
	return found
}

func sentences(t *testing.T) (all []string) {
	f, err := os.Open("testdata/sentences.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var s struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s.Text)
	}
	return all
}

// mention finds a person in a sentence: a pronoun, a name or one of the
// writer's people, with 's, 'd and 'll, and with the verb after a subject.
var mention = regexp.MustCompile(`(?i)\b(he|she|they|him|her|them|his|their|himself|herself|themselves|Anna|Tom|Mark|` +
	`my (?:little )?(?:wife|husband|son|daughter|brother|sister|mother|father|mum|stepfather|coworker|boss|manager|kids))(['’](?:s|d|ll|ve|re))?\b`)

// swaps returns a sentence once for every person, each of them in place of all
// the people that the sentence names, and once for every name, with pronouns
// after it. There are none if the sentence names nobody.
func swaps(t *testing.T, s string) (all []string) {
	if !mention.MatchString(s) {
		return nil
	}
	people := everyPerson()
	for _, p := range people {
		all = append(all, p.in(t, s, p))
		for _, pronoun := range people[:2] {
			if p.reflexive == pronoun.reflexive && p != pronoun {
				all = append(all, p.in(t, s, pronoun))
			}
		}
	}
	return all
}

// in puts a person in place of the first mention, and later in place of others.
func (p person) in(t *testing.T, s string, later person) string {
	var out strings.Builder
	last := 0
	for _, at := range mention.FindAllStringSubmatchIndex(s, -1) {
		before, word, end, after := s[:at[2]], strings.ToLower(s[at[2]:at[3]]), "", s[at[1]:]
		if word == "them" && strings.HasSuffix(before, "counting ") {
			continue // tablets
		}
		if at[4] >= 0 {
			end = strings.TrimLeft(s[at[4]:at[5]], "'’")
		}
		form, subject := p.form(t, before, word, end, after)
		out.WriteString(s[last:at[0]])
		if strings.TrimSpace(before) == "" || strings.HasSuffix(before, ". ") {
			form = strings.ToUpper(form[:1]) + form[1:]
		}
		out.WriteString(form)
		last = at[1]
		if verb := nextVerb.FindStringSubmatchIndex(after); subject && verb != nil {
			out.WriteString(after[:verb[2]] + p.agree(after[verb[2]:verb[3]]))
			last += verb[3]
		}
		p = later
	}
	return out.String() + s[last:]
}

// nextVerb is the word after a subject and its adverbs.
var nextVerb = regexp.MustCompile(`^ (?:(?:never|just|already|really|only|all|also|nearly) )*([\w'’]+)`)

// form returns the form of the person that takes the place of a mention, and
// reports whether a verb follows that has to agree with it.
func (p person) form(t *testing.T, before, word, end, after string) (form string, subject bool) {
	switch {
	case strings.HasSuffix(word, "self") || strings.HasSuffix(word, "selves"):
		return p.reflexive, false
	case word == "his", word == "their", word == "her" && (strings.HasSuffix(before, "behind ") || owns(t, after)):
		return p.possessive, false
	case word == "him", word == "her", word == "them":
		return p.object, false
	case end != "" && (word == "he" || word == "she" || word == "they"):
		long := map[string]string{"s": "is", "re": "is", "d": "would", "ll": "will", "ve": "has"}[end]
		return p.subject + " " + p.agree(long), false
	case end != "":
		return p.possessive, false
	case word == "he", word == "she", word == "they", beforeSubject.MatchString(before):
		return p.subject, true
	}
	return p.object, false
}

// beforeSubject is what a name stands after if it is a subject.
var beforeSubject = regexp.MustCompile(`(?i)(^|[.,] |\b(and|that|when|since|because|if|which|as children) )$`)

// owns reports whether the her before a text is a possessive. The words are
// told apart by hand, so that the test does not lean on what it tests.
func owns(t *testing.T, after string) bool {
	next := strings.ToLower(strings.Trim(firstWord.FindString(after), " '’"))
	switch {
	case slices.Contains(strings.Fields(nounsAfterHer), next):
		return true
	case next == "" || slices.Contains(strings.Fields(othersAfterHer), next):
		return false
	}
	t.Errorf("is the her before %q a possessive?", after)
	return false
}

var firstWord = regexp.MustCompile(`^ [\w'’-]+`)

const (
	nounsAfterHer = `arm bag bank boss car ex face fault feelings friends hand head house lawyer legs message messages money neck
		office own permission phone pictures reaction ring silence sister sister's sleeping stomach shoulder throat thunder trust work wrists`
	othersAfterHer = `a about across again against alone and any at away back by do down finish give go hard i i'd in into know leave
		look on or out physically see she she'd that the to too twice under until up while with`
)

// agree makes a verb agree with the person as its subject.
func (p person) agree(verb string) string {
	pairs := [][2]string{{"is", "are"}, {"was", "were"}, {"has", "have"}, {"does", "do"}, {"isn't", "aren't"},
		{"wasn't", "weren't"}, {"hasn't", "haven't"}, {"doesn't", "don't"}, {"goes", "go"}, {"watches", "watch"}}
	for _, pair := range pairs {
		if verb == pair[0] || verb == pair[1] {
			if p.plural {
				return pair[1]
			}
			return pair[0]
		}
	}
	if p.plural && strings.HasSuffix(verb, "s") {
		return strings.TrimSuffix(verb, "s")
	}
	return verb
}
