package apology

import (
	"fmt"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/text"
)

// wholeCheck looks at a letter as a whole, for what no run of words can say.
type wholeCheck func(r *reading, rule *rule) []hit

// wholeChecks are the names under which rules ask for them.
var wholeChecks = map[string]wholeCheck{
	"names-no-act":         namesNoAct,
	"condemns-too-much":    condemnsTooMuch,
	"explains-at-length":   explainsAtLength,
	"explains-before-rest": explainsFirst,
}

// wholeLists are the numbers of patterns that the checks need. Each is a word
// list of the content.
type wholeLists struct {
	firstPerson int // I, my, our...
	apology     int // words that apologise or claim responsibility
	acts        int // words that name an act
	conduct     int // words that judge what the writer did
	verdict     int // words that judge the deed
	vagueVerbs  int // verbs that name none: "I hurt you", "I was wrong"
	condemning  int // words that run the writer down
	repairing   int // words that offer a repair
	explaining  int // words that explain
}

func readWholeLists(lists map[string][]string, p *patterns) (wholeLists, error) {
	var w wholeLists
	for name, number := range map[string]*int{
		"first-person": &w.firstPerson, "apology": &w.apology, "acts": &w.acts, "conduct": &w.conduct, "verdict": &w.verdict, "vague-verbs": &w.vagueVerbs,
		"condemning": &w.condemning, "repairing": &w.repairing, "explaining": &w.explaining,
	} {
		if len(lists[name]) == 0 {
			return w, fmt.Errorf("the word list %q is missing: checks of the whole letter need it", name)
		}
		numbers, err := p.numbers([]string{"@" + name})
		if err != nil {
			return w, err
		}
		*number = numbers[0]
	}
	return w, nil
}

// aFew is the most sentences that may leave the act unnamed without a flaw:
// the person may well answer something said a moment before.
const aFew = 2

// namesNoAct finds an apology in which no act of the writer is named: a flaw
// in a letter, and only advice in a sentence or two.
func namesNoAct(r *reading, rule *rule) []hit {
	at := r.unquoted(r.whole.apology)
	if len(at) == 0 || r.acts() > 0 || len(r.places[r.whole.firstPerson]) == 0 {
		return nil
	}
	level := rule.data.Level
	if r.sentences() <= aFew || r.tells() || len(r.unquoted(r.whole.conduct)) > 0 {
		level = Advice
	}
	return []hit{{rule: rule, level: level, words: r.place(sentence, at[0])}}
}

// tells says whether the letter at least tells of something that happened: a
// clause about somebody or something else, in the past, with a telling verb.
func (r *reading) tells() bool {
	for i := range r.t.Clauses {
		c := &r.t.Clauses[i]
		about := c.Subject == text.You || c.Subject == text.They || c.Subject == text.Noun
		if about && c.Tense == text.Past && c.Verb.First < c.Verb.End && !c.Passive && !r.startsAt(r.whole.vagueVerbs, c.Verb.End-1) {
			return true
		}
	}
	return false
}

// condemnsTooMuch finds letters that run the writer down more often than they
// name an act or offer a repair.
func condemnsTooMuch(r *reading, rule *rule) []hit {
	at := r.unquoted(r.whole.condemning)
	if len(at) < 2 || len(at) <= r.acts()+len(r.places[r.whole.repairing]) {
		return nil
	}
	var out []hit
	for _, words := range at {
		out = append(out, hit{rule: rule, level: rule.data.Level, words: words})
	}
	return out
}

// explainsAtLength finds letters of which two fifths or more explain.
func explainsAtLength(r *reading, rule *rule) []hit {
	at := r.explanations()
	if len(at) < 3 || 5*len(at) < 2*r.sentences() {
		return nil
	}
	return []hit{{rule: rule, level: rule.data.Level, words: at[len(at)-1]}}
}

// explainsFirst finds letters that explain before anything is told or owned.
func explainsFirst(r *reading, rule *rule) []hit {
	owned, why := r.unquoted(r.whole.apology), r.explanations()
	if len(owned) == 0 || len(why) == 0 || r.sentences() <= aFew {
		return nil
	}
	first := owned[0].First
	if acts := r.actsAt(); len(acts) > 0 {
		first = min(first, acts[0])
	}
	if why[0].First >= r.place(sentence, text.Range{First: first, End: first + 1}).First {
		return nil
	}
	return []hit{{rule: rule, level: rule.data.Level, words: why[0]}}
}

// explanations returns the sentences that explain.
func (r *reading) explanations() []text.Range {
	var out []text.Range
	for _, words := range r.unquoted(r.whole.explaining) {
		s := r.place(sentence, words)
		if n := len(out); n == 0 || out[n-1] != s {
			out = append(out, s)
		}
	}
	return out
}

func (r *reading) unquoted(pattern int) []text.Range {
	var out []text.Range
	for _, words := range r.places[pattern] {
		if !r.t.Words[words.First].Quoted {
			out = append(out, words)
		}
	}
	return out
}

// sentences counts sentences with a verb: a greeting or a name is none.
func (r *reading) sentences() int {
	n := 0
	for _, s := range r.t.Sentences {
		if s.Heading || (s.Words.End-s.Words.First <= 4 && s.Mark == 0) {
			continue
		}
		n++
	}
	return n
}

// acts counts the places where the writer says what they did.
func (r *reading) acts() int { return len(r.actsAt()) }

// actsAt returns the words at which acts of the writer are named, in order.
func (r *reading) actsAt() []int {
	var out []int
	for _, words := range r.unquoted(r.whole.acts) {
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

// isAct says whether in a clause the writer did something that has a name:
// "I read your letters", "we might have asked"; not "I was wrong".
func (r *reading) isAct(c *text.Clause) bool {
	if (c.Subject != text.I && c.Subject != text.We) || c.Verb.First == c.Verb.End || c.Reported {
		return false
	}
	if c.Tense != text.Past && !(c.Tense == text.Would && r.saysHave(c.Verb)) {
		return false
	}
	if c.Marker == "what" || c.Marker == "whatever" || c.Marker == "if" {
		return false
	}
	main := c.Verb.End - 1
	return !r.t.Words[main].Quoted && !r.startsAt(r.whole.vagueVerbs, main)
}

// saysHave tells "I should have told you" from "I should tell you".
func (r *reading) saysHave(verb text.Range) bool {
	for i := verb.First; i < verb.End-1; i++ {
		if r.t.Words[i].Form == "have" {
			return true
		}
	}
	return false
}

// isGerund says whether word i is an act after a preposition: "for reading
// your letters", "of not telling you".
func (r *reading) isGerund(i int) bool {
	form := r.t.Words[i].Form
	if i == 0 || !strings.HasSuffix(form, "ing") || len(form) < 6 || strings.HasSuffix(form, "thing") {
		return false
	}
	at := i - 1
	for at > 0 && (r.t.Words[at].Form == "not" || r.t.Words[at].Form == "ever" || strings.HasSuffix(r.t.Words[at].Form, "ly")) {
		at--
	}
	switch r.t.Words[at].Form {
	case "for", "of", "by", "about", "in", "from", "through":
		return !r.t.Words[i].Quoted && !r.startsAt(r.whole.vagueVerbs, i)
	}
	return false
}

// startsAt says whether a pattern fits from word i on.
func (r *reading) startsAt(pattern, i int) bool {
	all, k := r.places[pattern], r.search(pattern, i)
	return k < len(all) && all[k].First == i
}
