package safety

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"codeberg.org/trustrepair/trustrepair/internal/text"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// rule finds one way of speaking of danger. Its patterns are those of package
// text.
type rule struct {
	ID     string   `yaml:"id"`
	Topic  Topic    `yaml:"topic"`
	Find   []string `yaml:"find"`
	Unless []string `yaml:"unless"` // clears a find that it overlaps
	Match  []string `yaml:"match"`  // examples that the rule finds
	Pass   []string `yaml:"pass"`   // examples that it does not
}

// elsewhere passes over a sentence about what did not happen to the writer.
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

// nameLists returns the word lists that hold the names of people: as they are,
// at the end of a clause, and as owners. Their tests are on the last word of a
// name; in a rule they would be on its first.
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
	lexicon, err := text.NewLexicon(words)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", fileName, err)
	}
	w := &Watch{cards: f.Cards, rules: f.Rules, passes: f.Elsewhere}
	if w.find, err = compile(lexicon, len(f.Rules), func(i int) []string { return f.Rules[i].Find }); err != nil {
		return nil, err
	}
	if w.unless, err = compile(lexicon, len(f.Rules), func(i int) []string { return f.Rules[i].Unless }); err != nil {
		return nil, err
	}
	w.elsewhere, err = compile(lexicon, len(f.Elsewhere), func(i int) []string { return f.Elsewhere[i].Find })
	return w, err
}

// compile gathers the patterns of n owners into one matcher.
func compile(lexicon *text.Lexicon, n int, patterns func(owner int) []string) (ruled, error) {
	var r ruled
	var all []*text.Pattern
	for owner := range n {
		for _, source := range patterns(owner) {
			p, err := lexicon.Compile(source)
			if err != nil {
				return ruled{}, fmt.Errorf("reading %s: %w", fileName, err)
			}
			all = append(all, p)
			r.owner = append(r.owner, owner)
		}
	}
	r.Matcher = text.Gather(all...)
	return r, nil
}

// longName is how many words a name can have; more are no name.
const longName = 5

// nameForms turns names into patterns of their words, with tests on the last.
// A name that holds anything but letters and spaces is left out.
func nameForms(names []string, tests string) []string {
	forms := []string{"someone" + tests} // a word list is never empty
	for _, name := range names {
		words := text.Parse(name).Words
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

// checkRules gathers what is missing in the rules and cards.
func (f *file) checkRules() (found workbook.Problems) {
	for _, topic := range allTopics() {
		found = append(found, f.Cards[topic].check(fmt.Sprintf("the card for %q", topic))...)
	}
	seen := map[string]bool{}
	for _, r := range f.Rules {
		where := fmt.Sprintf("rule %q", r.ID)
		if r.ID == "" || seen[r.ID] {
			found = append(found, problem(where+" has a missing or taken id", "give it one of its own"))
		}
		seen[r.ID] = true
		if !slices.Contains(allTopics(), r.Topic) {
			found = append(found, problem(fmt.Sprintf("%s has the topic %q", where, r.Topic), "take one that has a card"))
		}
		if len(r.Find) == 0 || len(r.Match) == 0 || len(r.Pass) == 0 {
			found = append(found, problem(where+" lacks find, match or pass", "give it all three"))
		}
	}
	for _, e := range f.Elsewhere {
		if len(e.Find) == 0 {
			found = append(found, problem("an item of elsewhere has no find", "give it one"))
		}
	}
	return found
}
