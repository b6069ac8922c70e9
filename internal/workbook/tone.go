package workbook

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// toneFile is the content file with the rules of tone.
const toneFile = "tone.yaml"

// tone is tone.yaml: how the texts of one language have to sound. What is missing
// is not checked, but the rules of mustHave have to be there.
type tone struct {
	Sentence   int         `yaml:"sentence"`   // the most words in a sentence
	Characters string      `yaml:"characters"` // allowed in addition to ASCII
	Grade      *grade      `yaml:"grade"`
	Rules      []*toneRule `yaml:"rules"`
}

// mustHave lists the rules that protect readers from harm. Every language has to
// have them, in its own words.
func mustHave() []string {
	return []string{"blame", "outcome", "private", "names", "alone", "nameless", "no-contact", "no-contact-means-none",
		"claims", "no-therapy", "safety-blame", "quiet-title", "what-it-is", "never-writes", "no-verdict"}
}

// toneRule says what a text must not say, or has to say.
type toneRule struct {
	ID     string   `yaml:"id"`
	Keeps  int      `yaml:"keeps"`  // the requirement of package safety that it keeps, if any
	In     []string `yaml:"in"`     // places it applies to, such as "safety/cards/.../title"; all if empty
	Not    []string `yaml:"not"`    // places it does not apply to
	Words  []string `yaml:"words"`  // whole words in any case, as regular expressions
	Find   []string `yaml:"find"`   // regular expressions
	Allow  []string `yaml:"allow"`  // matches that are fine
	Unless []string `yaml:"unless"` // whole words that make the whole sentence fine
	Need   []string `yaml:"need"`   // regular expressions, all of which the text has to match
	Fix    string   `yaml:"fix"`
	Bad    []string `yaml:"bad"`  // examples with a fault
	Good   []string `yaml:"good"` // examples without one

	in, not, find, unless *regexp.Regexp // nil if empty
	need                  []*regexp.Regexp
}

// loadTone reads and checks tone.yaml, and tests each rule with its examples.
func loadTone(fsys fs.FS) (*tone, Problems) {
	t := &tone{}
	if err := ReadStrict(fsys, toneFile, t); err != nil {
		return nil, AsProblems(toneFile, err)
	}
	found := t.check()
	if t.Grade != nil {
		if err := t.Grade.compile(); err != nil {
			found = append(found, Problem{File: toneFile, Kind: "key", ID: "grade", What: err.Error(), Fix: "correct it"})
		}
	}
	for _, r := range t.Rules {
		if err := r.compile(); err != nil {
			found = append(found, r.problem(err.Error(), "correct the regular expression"))
			continue
		}
		found = append(found, r.checkExamples()...)
	}
	if len(found) > 0 {
		return nil, found
	}
	return t, nil
}

func (t *tone) check() (found Problems) {
	ids := map[string]bool{}
	for _, r := range t.Rules {
		if !idForm().MatchString(r.ID) || ids[r.ID] {
			found = append(found, r.problem("the id is missing, odd or taken", "choose another: lower-case words joined by hyphens"))
		}
		ids[r.ID] = true
		if len(r.Words)+len(r.Find)+len(r.Need) == 0 || r.Fix == "" || len(r.Bad) == 0 || len(r.Good) == 0 {
			found = append(found, r.problem("what it finds or needs is missing, or fix, bad or good", "write words, find or need, and also fix, bad and good"))
		}
	}
	for _, id := range mustHave() {
		if !ids[id] {
			found = append(found, Problem{File: toneFile, What: fmt.Sprintf("the rule %q is missing", id),
				Fix: "write it for this language; content/en/" + toneFile + " shows what it is for"})
		}
	}
	return found
}

func (r *toneRule) problem(what, fix string) Problem {
	return Problem{File: toneFile, Kind: "rule", ID: r.ID, What: what, Fix: fix}
}

// checkExamples checks that the rule finds its bad examples and not its good ones.
func (r *toneRule) checkExamples() (found Problems) {
	for _, text := range r.Bad {
		if r.fault(read(text)) == "" {
			found = append(found, r.problem(fmt.Sprintf("it finds nothing in its bad example %q", text), "correct the rule or the example"))
		}
	}
	for _, text := range r.Good {
		if fault := r.fault(read(text)); fault != "" {
			found = append(found, r.problem(fmt.Sprintf("it %s in its good example %q", fault, text), "correct the rule or the example"))
		}
	}
	return found
}

func (r *toneRule) compile() (err error) {
	var errs []error
	compiled := func(sources []string, before, after string) *regexp.Regexp {
		if len(sources) == 0 {
			return nil
		}
		re, err := regexp.Compile(before + "(?:" + strings.Join(sources, "|") + ")" + after)
		errs = append(errs, err)
		return re
	}
	find := r.Find
	if len(r.Words) > 0 {
		find = append([]string{`(?i:\b(?:` + strings.Join(r.Words, "|") + `)\b)`}, find...)
	}
	r.in, r.not = compiled(scopes(r.In), "^", "$"), compiled(scopes(r.Not), "^", "$")
	r.find, r.unless = compiled(find, "", ""), compiled(r.Unless, `(?i)\b`, `\b`)
	for _, source := range r.Need {
		r.need = append(r.need, compiled([]string{source}, "", ""))
	}
	return errors.Join(errs...)
}

// scopes turns patterns of places into regular expressions: "*" matches one name,
// "..." matches anything.
func scopes(patterns []string) []string {
	sources := make([]string, len(patterns))
	for i, p := range patterns {
		sources[i] = strings.NewReplacer(`\.\.\.`, `.*`, `\*`, `[^/]*`).Replace(regexp.QuoteMeta(p))
	}
	return sources
}

// applies reports whether the rule applies to the text at a place.
func (r *toneRule) applies(place string) bool {
	return (r.in == nil || r.in.MatchString(place)) && (r.not == nil || !r.not.MatchString(place))
}

// fault returns what is wrong with a text, or "".
func (r *toneRule) fault(text prose) string {
	for i, need := range r.need {
		if !need.MatchString(text.line) {
			return "does not find `" + r.Need[i] + "`"
		}
	}
	if r.find == nil {
		return ""
	}
	parts := []string{text.line}
	if r.unless != nil {
		parts = text.sentences
	}
	for _, part := range parts {
		if hit := r.hit(part); hit != "" {
			return fmt.Sprintf("finds %q", hit)
		}
	}
	return ""
}

// hit returns what the rule finds in a text, or "".
func (r *toneRule) hit(text string) string {
	if r.unless != nil && r.unless.MatchString(text) {
		return ""
	}
	for _, found := range r.find.FindAllStringSubmatch(text, -1) {
		word := found[0]
		for _, group := range found[1:] {
			if group != "" {
				word = group
			}
		}
		if !slices.Contains(r.Allow, word) {
			return word
		}
	}
	return ""
}
