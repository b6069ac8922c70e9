package apology

import (
	"errors"
	"fmt"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/pattern"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// rule is a compiled ruleData.
type rule struct {
	data   *ruleData
	cases  []matcher
	unless []condition
	check  letterCheck // nil if it has none
}

// part is a compiled partData.
type part struct {
	data  *partData
	cases []matcher
}

// matcher is a compiled caseData. Patterns are named by their number.
type matcher struct {
	words  []int
	level  Level
	firm   bool
	owned  bool
	with   []condition
	unless []condition
}

// condition is a scope and the patterns that are looked for in it.
type condition struct {
	scope    scope
	patterns []int
}

// scope is where a condition looks, relative to a match.
type scope uint8

const (
	before scope = iota
	rest
	clause
	sentence
	previous
	next
	near
	everywhere
)

// patterns reads word patterns, each once, and numbers them.
type patterns struct {
	lexicon *pattern.Lexicon
	number  map[string]int
	all     []*pattern.Pattern
	matcher *pattern.Matcher
}

// compile checks all of the data and reads its patterns. Its error is
// workbook.Problems, one for each fault.
func compile(data *rulesData) (*Checker, error) {
	lexicon, err := pattern.NewLexicon(data.Lists)
	if err != nil {
		return nil, problems("", "lists", err)
	}
	c := &Checker{patterns: &patterns{lexicon: lexicon, number: map[string]int{}}}
	var found workbook.Problems
	for i := range data.Parts {
		p, err := c.patterns.part(&data.Parts[i])
		found = append(found, problems("part", data.Parts[i].ID, err)...)
		c.parts = append(c.parts, p)
	}
	for i := range data.Rules {
		r, err := c.patterns.rule(&data.Rules[i])
		found = append(found, problems("rule", data.Rules[i].ID, err)...)
		c.rules = append(c.rules, r)
	}
	c.lists, err = readLists(data.Lists, c.patterns)
	if found = append(found, problems("", "lists", err)...); len(found) > 0 {
		return nil, found
	}
	c.patterns.matcher = pattern.NewMatcher(c.patterns.all...)
	return c, nil
}

// problems returns the lines of an error, each with the part, rule or list it is
// about.
func problems(kind, id string, err error) (found workbook.Problems) {
	if err == nil {
		return nil
	}
	for what := range strings.SplitSeq(err.Error(), "\n") {
		found = append(found, workbook.Problem{File: file, Kind: kind, ID: id, What: what,
			Fix: "correct it; package apology says how rules are written, package pattern how patterns are"})
	}
	return found
}

func (p *patterns) part(data *partData) (*part, error) {
	if data.ID == "" || data.Gist == "" || data.Tier < 1 || data.Tier > 4 {
		return nil, errors.New("needs an id, a gist, and a tier from 1 to 4")
	}
	cases, err := p.cases(data.Cases)
	return &part{data, cases}, err
}

func (p *patterns) rule(data *ruleData) (*rule, error) {
	switch {
	case data.ID == "" || data.Why == "" || data.Question == "":
		return nil, errors.New("needs an id, a why and a question")
	case data.Level != Flaw && data.Level != Advice:
		return nil, fmt.Errorf("level is %q or %q, not %q", Flaw, Advice, data.Level)
	case len(data.Cases) == 0 && data.Whole == "":
		return nil, errors.New("needs cases, or a check of the whole letter")
	case data.Whole != "" && letterChecks[data.Whole] == nil:
		return nil, fmt.Errorf("there is no check of the whole letter called %q", data.Whole)
	}
	r := &rule{data: data, check: letterChecks[data.Whole]}
	var errs [2]error
	r.cases, errs[0] = p.cases(data.Cases)
	r.unless, errs[1] = p.conditions(&data.Unless)
	return r, errors.Join(errs[:]...)
}

func (p *patterns) cases(data []caseData) ([]matcher, error) {
	var out []matcher
	var errs []error
	for i := range data {
		m := matcher{level: data[i].Level, firm: data[i].Firm, owned: data[i].Owned}
		var words, with, unless error
		if m.words, words = p.numbers(data[i].Words); len(data[i].Words) == 0 {
			words = fmt.Errorf("case %d: needs words", i+1)
		}
		m.with, with = p.conditions(&data[i].With)
		m.unless, unless = p.conditions(&data[i].Unless)
		errs = append(errs, words, with, unless)
		out = append(out, m)
	}
	return out, errors.Join(errs...)
}

func (p *patterns) conditions(data *scopesData) ([]condition, error) {
	var out []condition
	var errs []error
	for at, sources := range [][]string{
		before: data.Before, rest: data.Rest, clause: data.Clause, sentence: data.Sentence,
		previous: data.Previous, next: data.Next, near: data.Near, everywhere: data.Text,
	} {
		if len(sources) == 0 {
			continue
		}
		numbers, err := p.numbers(sources)
		errs = append(errs, err)
		out = append(out, condition{scope(at), numbers})
	}
	return out, errors.Join(errs...)
}

// numbers reads patterns, each only once, and returns their numbers.
func (p *patterns) numbers(sources []string) ([]int, error) {
	var out []int
	var errs []error
	for _, source := range sources {
		n, known := p.number[source]
		if !known {
			compiled, err := p.lexicon.Compile(source)
			if err != nil {
				errs = append(errs, err)
				continue
			}
			n = len(p.all)
			p.all = append(p.all, compiled)
			p.number[source] = n
		}
		out = append(out, n)
	}
	return out, errors.Join(errs...)
}
