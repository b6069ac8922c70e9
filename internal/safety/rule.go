package safety

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"codeberg.org/trustrepair/trustrepair/internal/english"
	"codeberg.org/trustrepair/trustrepair/internal/pattern"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// rule finds one way of speaking of danger, with patterns of package pattern.
type rule struct {
	ID     string   `yaml:"id"`
	Topic  Topic    `yaml:"topic"`
	Find   []string `yaml:"find"`
	Unless []string `yaml:"unless"` // clears a find that it overlaps
	Match  []string `yaml:"match"`  // examples that the rule finds
	Pass   []string `yaml:"pass"`   // examples that it does not
}

// elsewhere skips sentences about something that didn't happen to the writer.
type elsewhere struct {
	Topics []Topic  `yaml:"topics"` // none: all of them
	Find   []string `yaml:"find"`
}

func (e elsewhere) topics() []Topic {
	if len(e.Topics) == 0 {
		return allTopics()
	}
	return e.Topics
}

// nameLists returns the word lists with people's names: plain, at the end of a
// clause, and as owners. Their tests apply to the last word of a name, while tests
// in a rule would apply to its first.
func nameLists(names []string) map[string][]string {
	return map[string][]string{
		"name":        nameForms(names, "{!possessive}"),
		"name-ending": nameForms(names, "{!possessive ends}"),
		"name-owner":  nameForms(names, "{possessive}"),
	}
}

// watch compiles the rules.
func (f *file) watch(names []string) (*Watch, error) {
	if err := asError(f.checkRules()); err != nil {
		return nil, err
	}
	words := nameLists(names)
	maps.Copy(words, f.Words)
	lexicon, err := pattern.NewLexicon(words)
	if err != nil {
		return nil, workbook.Problems{{File: fileName, ID: "words", What: err.Error(), Fix: "correct the word list"}}
	}
	w := &Watch{cards: f.Cards, alone: f.Alone, rules: f.Rules, passes: f.Elsewhere}
	if w.find, err = compile(lexicon, len(f.Rules), func(i int) (string, []string) { return "rules/" + f.Rules[i].ID, f.Rules[i].Find }); err != nil {
		return nil, err
	}
	if w.unless, err = compile(lexicon, len(f.Rules), func(i int) (string, []string) { return "rules/" + f.Rules[i].ID, f.Rules[i].Unless }); err != nil {
		return nil, err
	}
	w.elsewhere, err = compile(lexicon, len(f.Elsewhere), func(i int) (string, []string) { return fmt.Sprintf("elsewhere/%d", i), f.Elsewhere[i].Find })
	return w, err
}

// compile compiles the patterns of n owners into one matcher. The function patterns
// returns the patterns of an owner, and its place in the file.
func compile(lexicon *pattern.Lexicon, n int, patterns func(owner int) (string, []string)) (ruled, error) {
	var r ruled
	var all []*pattern.Pattern
	for owner := range n {
		place, sources := patterns(owner)
		for _, source := range sources {
			p, err := lexicon.Compile(source)
			if err != nil {
				return ruled{}, workbook.Problems{{File: fileName, ID: place, What: fmt.Sprintf("%s: %v", place, err), Fix: "correct the pattern"}}
			}
			all = append(all, p)
			r.owner = append(r.owner, owner)
		}
	}
	r.Matcher = pattern.NewMatcher(all...)
	return r, nil
}

// longName is the maximum number of words in a name.
const longName = 5

// nameForms turns names into patterns, with tests on the last word. It skips a name
// that contains anything but letters and spaces.
func nameForms(names []string, tests string) []string {
	forms := []string{"someone" + tests} // a word list is never empty
	for _, name := range names {
		words := english.Parse(name).Words
		var form []string
		for _, w := range words {
			form = append(form, w.Form)
		}
		if len(form) > 0 && len(form) <= longName && !slices.ContainsFunc(form, notLetters) {
			forms = append(forms, strings.Join(form, " ")+tests)
		}
	}
	return forms
}

func notLetters(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// checkRules returns what is missing in the rules and cards.
func (f *file) checkRules() (found workbook.Problems) {
	for _, topic := range allTopics() {
		found = append(found, at("cards/"+string(topic), f.Cards[topic].check(fmt.Sprintf("the card for %q", topic)))...)
	}
	found = append(found, at("alone", f.Alone.check("the card for oneself"))...)
	seen := map[string]bool{}
	for _, r := range f.Rules {
		add := func(what, fix string) { found = append(found, r.problem(what, fix)) }
		if r.ID == "" || seen[r.ID] {
			add("the id is missing or taken", "choose another")
		}
		seen[r.ID] = true
		if !slices.Contains(allTopics(), r.Topic) {
			add(fmt.Sprintf("there is no topic %q", r.Topic), "use one that has a card")
		}
		if len(r.Find) == 0 || len(r.Match) == 0 || len(r.Pass) == 0 {
			add("find, match or pass is missing", "write all three")
		}
	}
	for i, e := range f.Elsewhere {
		if len(e.Find) == 0 {
			found = append(found, at(fmt.Sprintf("elsewhere/%d", i), workbook.Problems{problem("an item of elsewhere has no find", "write one")})...)
		}
	}
	return found
}

func (r rule) problem(what, fix string) workbook.Problem {
	return workbook.Problem{File: fileName, Kind: "rule", ID: r.ID, What: what, Fix: fix}
}
