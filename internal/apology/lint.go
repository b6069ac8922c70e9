package apology

import (
	"fmt"
	"io/fs"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Lint returns every fault of the rules, and tries each rule and each part on
// its own examples.
func Lint(fsys fs.FS) workbook.Problems {
	c, err := Load(fsys)
	found := workbook.AsProblems(file, err)
	if err == nil {
		for _, r := range c.rules {
			found = append(found, c.lintRule(r.data)...)
		}
		for _, p := range c.parts {
			found = append(found, c.lintPart(p.data)...)
			found = append(found, c.lintTier(p.data)...)
		}
	}
	return found.Locate(fsys).Sorted()
}

const fixExample = "correct the rule or the example"

// lintRule checks that a rule finds what it should and nothing that it should
// not.
func (c *Checker) lintRule(rule *ruleData) (found workbook.Problems) {
	add := func(what, fix string) {
		found = append(found, workbook.Problem{File: file, Kind: "rule", ID: rule.ID, What: what, Fix: fix})
	}
	if len(rule.Examples.Flagged) == 0 || len(rule.Examples.Clean) == 0 {
		add("flagged or clean examples are missing", "write some of both")
	}
	for _, example := range rule.Examples.Flagged {
		if !c.finds(rule.ID, example) {
			add(fmt.Sprintf("it misses its example %q", example), fixExample)
		}
	}
	for _, example := range rule.Examples.Clean {
		if c.finds(rule.ID, example) {
			add(fmt.Sprintf("it flags %q, which is clean", example), fixExample)
		}
	}
	return found
}

// lintPart checks that a part is found in its samples.
func (c *Checker) lintPart(part *partData) (found workbook.Problems) {
	for _, sample := range part.Sample {
		for _, p := range c.Check(sample).Parts {
			if p.Part == part.ID && !p.Present {
				found = append(found, workbook.Problem{File: file, Kind: "part", ID: part.ID,
					What: fmt.Sprintf("it is not found in its sample %q", sample), Fix: "correct the part or the sample"})
			}
		}
	}
	return found
}

// lintTier checks that responsibility counts most of the parts, and a request for
// forgiveness least: it may be left out.
func (c *Checker) lintTier(part *partData) (found workbook.Problems) {
	for _, p := range c.parts {
		if part.ID == "forgiveness" && p.data != part && p.data.Tier >= part.Tier || part.ID == "responsibility" && p.data.Tier < part.Tier {
			found = append(found, workbook.Problem{File: file, Kind: "part", ID: part.ID,
				What: fmt.Sprintf("its tier is %d, and that of %q is %d", part.Tier, p.data.ID, p.data.Tier),
				Fix:  "put responsibility first and forgiveness last, by itself", Requirement: 8})
		}
	}
	return found
}

// finds reports whether a rule has a finding of any level in a text.
func (c *Checker) finds(rule, text string) bool {
	for _, f := range c.Check(text).Findings {
		if f.Rule == rule {
			return true
		}
	}
	return false
}
