package safety

import (
	"fmt"
	"io/fs"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/english"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Lint returns every fault of the gate, the cards, the rules and the help lines. It
// tries each rule on its own examples.
func Lint(fsys fs.FS) workbook.Problems {
	_, gate := LoadGate(fsys)
	_, lines := LoadHelpLines(fsys)
	w, watch := LoadWatch(fsys)
	found := slices.Concat(workbook.AsProblems(fileName, gate), workbook.AsProblems(fileName, watch), workbook.AsProblems(linesFile, lines))
	if watch == nil {
		found = append(found, w.lint()...)
	}
	found = append(found, LintHarm(fsys)...)
	return found.Locate(fsys).Sorted()
}

// LintHarm returns everything in the content that could do harm. Each fault names
// the requirement that it breaks; see the package doc.
func LintHarm(fsys fs.FS) workbook.Problems { return append(LintNeeds(fsys), LintTexts(fsys)...) }

// lint tries each rule on its examples.
func (w *Watch) lint() (found workbook.Problems) {
	for _, r := range w.rules {
		finds := func(s string) bool {
			return slices.ContainsFunc(w.byRules(english.Parse(s)), func(f find) bool { return f.Rule == r.ID })
		}
		for _, s := range r.Match {
			if !finds(s) {
				found = append(found, r.problem(fmt.Sprintf("it does not find its example %q", s), "correct the rule or the example"))
			}
		}
		for _, s := range r.Pass {
			if finds(s) {
				found = append(found, r.problem(fmt.Sprintf("it finds %q, which it should pass over", s), "correct the rule or the example"))
			}
		}
	}
	return found
}
