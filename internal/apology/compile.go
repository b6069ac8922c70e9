package apology

import (
	"errors"
	"fmt"
	"slices"
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

// role is a compiled roleData.
type role struct {
	data  *roleData
	cases []matcher
}

// matcher is a compiled caseData. Patterns are named by their number.
type matcher struct {
	words  []int
	roles  []int    // by number of the pattern "role ..."
	joined []string // joining words
	apart  []string
	loaded bool
	firm   bool
	level  Level
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
	head
	last
	then
	previous
	next
	near
	earlier
	later
	everywhere
)

// patterns reads word patterns, each once, and numbers them.
type patterns struct {
	lexicon *pattern.Lexicon
	number  map[string]int
	all     []*pattern.Pattern
	roles   []Role // they have the first numbers
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
	for i := range data.Roles {
		c.patterns.roles = append(c.patterns.roles, data.Roles[i].ID)
	}
	var found workbook.Problems
	for i := range data.Roles {
		r, err := c.patterns.role(&data.Roles[i])
		found = append(found, problems("role", string(data.Roles[i].ID), err)...)
		c.roles = append(c.roles, r)
	}
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

func (p *patterns) role(data *roleData) (*role, error) {
	if data.ID == "" {
		return nil, errors.New("needs an id")
	}
	cases, err := p.cases(data.Cases)
	return &role{data, cases}, err
}

func (p *patterns) cases(data []caseData) ([]matcher, error) {
	var out []matcher
	var errs []error
	for i := range data {
		d := &data[i]
		if len(d.Words) == 0 && len(d.Role) == 0 {
			errs = append(errs, fmt.Errorf("case %d: needs words or a role", i+1))
		}
		m := matcher{level: d.Level, joined: d.Joined, apart: d.Apart, loaded: d.Loaded, firm: d.Firm || len(d.Role) > 0}
		var of [4]error
		m.words, of[0] = p.numbers(d.Words)
		m.roles, of[1] = p.roleNumbers(d.Role)
		m.with, of[2] = p.conditions(&d.With)
		m.unless, of[3] = p.conditions(&d.Unless)
		errs = append(errs, of[:]...)
		out = append(out, m)
	}
	return out, errors.Join(errs...)
}

func (p *patterns) conditions(data *scopesData) ([]condition, error) {
	var out []condition
	var errs []error
	for at, sources := range [][]string{
		before: data.Before, rest: data.Rest, clause: data.Clause, sentence: data.Sentence, head: data.Head, last: data.Last, then: data.Then,
		previous: data.Previous, next: data.Next, near: data.Near, earlier: data.Earlier, later: data.Later, everywhere: data.Text,
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

// roleMark begins a pattern that is one role or more: "role:deed,owned".
const roleMark = "role:"

// numbers reads patterns, each only once, and returns their numbers.
func (p *patterns) numbers(sources []string) ([]int, error) {
	var out []int
	var errs []error
	for _, source := range sources {
		if names, ok := strings.CutPrefix(source, roleMark); ok {
			var roles []Role
			for name := range strings.SplitSeq(names, ",") {
				roles = append(roles, Role(name))
			}
			numbers, err := p.roleNumbers(roles)
			out, errs = append(out, numbers...), append(errs, err)
			continue
		}
		n, err := p.wordsNumber(source)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		out = append(out, n)
	}
	return out, errors.Join(errs...)
}

// wordsNumber reads a pattern of words.
func (p *patterns) wordsNumber(source string) (int, error) {
	if n, known := p.number[source]; known {
		return n, nil
	}
	compiled, err := p.lexicon.Compile(source)
	if err != nil {
		return 0, err
	}
	n := len(p.roles) + len(p.all)
	p.all = append(p.all, compiled)
	p.number[source] = n
	return n, nil
}

func (p *patterns) roleNumbers(roles []Role) ([]int, error) {
	var out []int
	for _, role := range roles {
		n := slices.Index(p.roles, role)
		if n < 0 {
			return nil, fmt.Errorf("there is no role %q", role)
		}
		out = append(out, n)
	}
	return out, nil
}
