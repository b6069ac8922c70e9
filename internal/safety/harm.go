package safety

import (
	"fmt"
	"io/fs"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/english"
	"codeberg.org/trustrepair/trustrepair/internal/pattern"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// harmFile is the file that says what no text may say.
const harmFile = "harm.yaml"

// harm is harm.yaml: what no text may say to anybody, as patterns of words
// (see package pattern), so that "write no letter" and "write a letter" are told apart.
type harm struct {
	Words map[string][]string `yaml:"words"`
	Rules []*harmRule         `yaml:"rules"`
}

// harmRule finds what would do harm in the texts of some places.
type harmRule struct {
	ID     string   `yaml:"id"`
	Keeps  int      `yaml:"keeps"`  // the requirement that it keeps
	In     []string `yaml:"in"`     // where it looks; everywhere if there is none
	Not    []string `yaml:"not"`    // where it does not look
	Find   []string `yaml:"find"`   // none of these may be there
	Unless []string `yaml:"unless"` // what clears a find that it overlaps
	Fix    string   `yaml:"fix"`
	Bad    []string `yaml:"bad"`  // examples with a fault
	Good   []string `yaml:"good"` // examples without one

	looks        func(place string) bool
	find, unless *pattern.Matcher
}

// loadHarm reads harm.yaml and compiles its rules. There is no such file for a
// language that package english doesn't know.
func loadHarm(fsys fs.FS) (*harm, error) {
	h := &harm{}
	if err := workbook.ReadStrict(fsys, harmFile, h); err != nil {
		return nil, err
	}
	lists, err := pattern.NewLexicon(h.Words)
	if err != nil {
		return nil, harmProblem("", err.Error(), "correct the list")
	}
	for _, r := range h.Rules {
		if err := r.compile(lists); err != nil {
			return nil, harmProblem(r.ID, err.Error(), "correct the rule")
		}
	}
	return h, nil
}

func harmProblem(rule, what, fix string) workbook.Problems {
	p := workbook.Problem{File: harmFile, What: what, Fix: fix}
	if rule != "" {
		p.Kind, p.ID = "rule", rule
	}
	return workbook.Problems{p}
}

func (r *harmRule) compile(lists *pattern.Lexicon) (err error) {
	if r.looks, err = workbook.Places(r.In, r.Not); err != nil {
		return err
	}
	if r.find, err = matcher(lists, r.Find); err != nil {
		return err
	}
	r.unless, err = matcher(lists, r.Unless)
	return err
}

func matcher(lists *pattern.Lexicon, patterns []string) (*pattern.Matcher, error) {
	var compiled []*pattern.Pattern
	for _, source := range patterns {
		p, err := lists.Compile(source)
		if err != nil {
			return nil, err
		}
		compiled = append(compiled, p)
	}
	return pattern.NewMatcher(compiled...), nil
}

// finds returns what the rule finds in a text, or "".
func (r *harmRule) finds(t *english.Text) string {
	cleared := r.unless.Find(t, allWords(t))
	for _, m := range r.find.Find(t, allWords(t)) {
		if !slices.ContainsFunc(cleared, func(c pattern.Match) bool {
			return c.Words.First < m.Words.End && m.Words.First < c.Words.End
		}) {
			span := t.Slice(m.Words)
			return t.Source[span.Start:span.End]
		}
	}
	return ""
}

// try checks that the rule finds its bad examples, and only those.
func (r *harmRule) try() (found workbook.Problems) {
	if r.Keeps == 0 || r.Fix == "" || len(r.Find) == 0 || len(r.Bad) == 0 || len(r.Good) == 0 {
		found = append(found, harmProblem(r.ID, "keeps, find, fix, bad or good is missing", "write all five")...)
	}
	for _, text := range r.Bad {
		if r.finds(english.Parse(text)) == "" {
			found = append(found, harmProblem(r.ID, fmt.Sprintf("it has nothing to say of its bad example %q", text), "correct the rule or the example")...)
		}
	}
	for _, text := range r.Good {
		if hit := r.finds(english.Parse(text)); hit != "" {
			found = append(found, harmProblem(r.ID, fmt.Sprintf("it finds %q in its good example %q", hit, text), "correct the rule or the example")...)
		}
	}
	return found
}

// LintTexts tries every rule of harm.yaml on its examples, and then applies it to
// the texts.
func LintTexts(fsys fs.FS) (found workbook.Problems) {
	h, err := loadHarm(fsys)
	if err != nil {
		return workbook.AsProblems(harmFile, err)
	}
	texts, err := workbook.SpokenTexts(fsys)
	if err != nil {
		return workbook.AsProblems(harmFile, err)
	}
	looked := map[*harmRule]bool{}
	for _, t := range texts {
		var parsed *english.Text
		for _, r := range h.Rules {
			if !r.looks(t.Place) {
				continue
			}
			if looked[r] = true; parsed == nil {
				parsed = english.Parse(t.Text)
			}
			if hit := r.finds(parsed); hit != "" {
				p := t.Problem(fmt.Sprintf("rule %q finds %q", r.ID, hit), r.Fix)
				p.Requirement = r.Keeps
				found = append(found, p)
			}
		}
	}
	for _, r := range h.Rules {
		found = append(found, r.try()...)
		if !looked[r] {
			found = append(found, harmProblem(r.ID, "there is no text in the places it names", "correct in and not")...)
		}
	}
	return found
}
