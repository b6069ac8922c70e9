package safety

import (
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/english"
)

// token is a word as the classifier sees it: the key that all its forms share, and
// the classes that it belongs to.
type token struct {
	key     feature
	classes []class // its key alone where it belongs to none
}

// class is a class of words, such as "pills", or a single word that belongs to no
// class.
type class struct {
	hash    feature
	named   bool // it is a class
	telling bool // it says something without its neighbours
}

// The tokens for people. Every person is the same token, so that the classifier cannot tell her from him, from a name or from my son: it
// scores them alike by construction.
const (
	aPerson    = "P"
	themselves = "P-self"
)

// vocabulary turns words into tokens.
type vocabulary struct {
	classes map[string][]string // by word
	spelled map[string]string   // other spellings, by word
	bases   map[string]string   // irregular forms
	people  people
}

// tokens returns the tokens of some words of a text. known caches those that were
// looked up before.
func (v *vocabulary) tokens(words []english.Word, known map[string]token) []token {
	tokens := make([]token, 0, len(words))
	add := func(form string) {
		t, ok := known[form]
		if !ok {
			t = v.token(form)
			known[form] = t
		}
		tokens = append(tokens, t)
	}
	for i := 0; i < len(words); {
		n := v.people.at(words[i:])
		if n == 0 {
			add(words[i].Form)
			i++
			continue
		}
		add(aPerson)
		i += n
		if i < len(words) && isAux(words[i].Form) {
			add("is") // "he's", "they have", "Ada is"
			i++
		}
	}
	return tokens
}

// token returns the token of a word.
func (v *vocabulary) token(form string) token {
	if other, ok := v.spelled[form]; ok {
		form = other
	}
	if own, ok := writers[form]; ok {
		return token{hash(own), []class{{hash(own), own == "@not", own != "be" && own != "was"}}}
	}
	base := form
	if b, ok := v.bases[form]; ok {
		base = b
	}
	t := token{key: hash(stem(base))}
	names := v.classes[form]
	if names == nil {
		names = v.classes[base]
	}
	for _, name := range names {
		t.classes = append(t.classes, class{hash(name), true, true})
	}
	if len(names) == 0 {
		t.classes = []class{{t.key, false, form == aPerson}}
	}
	return t
}

// writers maps the words for the person who writes, and the forms of be.
var writers = map[string]string{
	"i": "I", "we": "I", "me": "me", "us": "me", "my": "my", "our": "my", "mine": "my", "ours": "my",
	"myself": "my-self", "ourselves": "my-self", "himself": themselves, "herself": themselves, "themselves": themselves,
	"am": "be", "is": "be", "are": "be", "was": "was", "were": "was",
	"not": "@not", "never": "@not", "no": "@not", "nobody": "@not", "nothing": "@not", "cannot": "@not",
}

// isAux reports whether a word is a verb that follows a person's name and agrees
// with it.
func isAux(form string) bool {
	switch form {
	case "is", "are", "has", "have":
		return true
	}
	return false
}

// stem removes the endings of verbs and plurals, and a final e.
func stem(form string) string {
	for _, end := range []struct{ old, with string }{{"ies", "y"}, {"ied", "y"}, {"sses", "ss"}, {"ing", ""}, {"ed", ""}, {"es", ""}, {"s", ""}, {"ly", ""}} {
		rest, ok := strings.CutSuffix(form, end.old)
		if !ok || len(rest) < 3 || end.old == "s" && strings.HasSuffix(rest, "s") {
			continue
		}
		if n := len(rest); n > 3 && rest[n-1] == rest[n-2] && rest[n-1] != 's' && rest[n-1] != 'l' {
			rest = rest[:n-1]
		}
		form = rest + end.with
		break
	}
	if len(form) > 3 {
		form = strings.TrimSuffix(form, "e")
	}
	return form
}

// people recognizes words that refer to a person.
type people struct {
	pronouns, kin, owner, which map[string]bool
	names                       [][]string // their words
}

func newPeople(words map[string][]string, names []string) people {
	p := people{pronouns: setOf(strings.Fields("he she they him her them his their hers theirs")),
		kin: setOf(words["kin"]), owner: setOf(words["owner"]), which: setOf(words["which"])}
	for _, name := range names {
		var forms []string
		for _, w := range english.Parse(name).Words {
			forms = append(forms, w.Form)
		}
		if len(forms) > 0 && len(forms) <= longName {
			p.names = append(p.names, forms)
		}
	}
	slices.SortStableFunc(p.names, func(a, b []string) int { return len(b) - len(a) })
	return p
}

// setOf returns the words of a list as a set, without their tests.
func setOf(words []string) map[string]bool {
	s := make(map[string]bool, len(words))
	for _, w := range words {
		word, _, _ := strings.Cut(w, "{")
		s[word] = true
	}
	return s
}

// at returns how many of the words, starting with the first, refer to a person:
// "her", "my little brother", a name of the journal, "Ada's wife". It returns 0 if
// they don't.
func (p people) at(words []english.Word) int {
	n := p.one(words)
	for n > 0 && words[n-1].Possessive {
		more := p.relation(words[n:])
		if more == 0 {
			break
		}
		n += more
	}
	return n
}

// one returns how many of the words refer to a person by a name, a pronoun, or an
// owner and a relation: "my wife".
func (p people) one(words []english.Word) int {
	if p.owner[words[0].Form] {
		if n := p.relation(words[1:]); n > 0 {
			return 1 + n
		}
	}
	for _, name := range p.names {
		if named(words, name) {
			return len(name)
		}
	}
	if p.pronouns[words[0].Form] {
		return 1
	}
	return 0
}

// relation returns how many of the words say what one person is to another: "wife",
// "little brother".
func (p people) relation(words []english.Word) int {
	const most = 2 // words such as "little"
	for i := 0; i < len(words) && i <= most; i++ {
		if p.kin[words[i].Form] {
			return i + 1
		}
		if !p.which[words[i].Form] {
			break
		}
	}
	return 0
}

func named(words []english.Word, name []string) bool {
	return len(name) <= len(words) && slices.EqualFunc(words[:len(name)], name, func(w english.Word, form string) bool { return w.Form == form })
}
