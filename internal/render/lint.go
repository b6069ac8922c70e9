package render

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// sheetsFile is the content file with the sheets.
const sheetsFile = "sheets.yaml"

// requiredSheets lists the sheets that commands use.
func requiredSheets() []string { return []string{"talk", "other", "agreement", "for-other"} }

// Lint returns every fault of the sheets: answers that must not be shared,
// conditions that would give something away, and addresses that nobody checks.
func Lint(fsys fs.FS) workbook.Problems {
	sheets, err := LoadSheets(fsys)
	if err != nil {
		return workbook.AsProblems(sheetsFile, err)
	}
	l := sheetLint{prompts: map[string]*workbook.Prompt{}}
	for _, path := range []workbook.Path{workbook.Hurting, workbook.Hurt} {
		wb, err := workbook.Load(fsys, path)
		if err != nil {
			return workbook.AsProblems("workbook.yaml", err)
		}
		for _, step := range wb.Steps {
			for _, p := range step.Prompts {
				l.prompts[p.ID] = p
			}
		}
	}
	for _, name := range requiredSheets() {
		if sheets[name] == nil {
			l.add("", fmt.Sprintf("the page %q is missing", name), "write it")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(sheets)) {
		l.sheet(name, sheets[name])
	}
	l.addresses(fsys)
	return l.found.Locate(fsys).Sorted()
}

type sheetLint struct {
	prompts map[string]*workbook.Prompt
	found   workbook.Problems
}

func (l *sheetLint) add(place, what, fix string) {
	p := workbook.Problem{File: sheetsFile, What: what, Fix: fix}
	if place != "" {
		p.Kind, p.ID = "page", place
	}
	l.found = append(l.found, p)
}

func (l *sheetLint) sheet(name string, s *Sheet) {
	if s == nil {
		return // Lint reports a missing one; any other is empty
	}
	l.conditions(name, s.Lead, s.Close, s.Beside)
	for i, section := range s.Sections {
		place := fmt.Sprintf("%s/sections/%d", name, i)
		l.conditions(place, section.Points, workbook.Parts{{When: section.When, Text: section.Title}})
		for _, id := range section.Answers {
			if p := l.prompts[id]; p == nil || !p.Shareable {
				l.add(place, fmt.Sprintf("answers names %q, which is not a shareable prompt", id), "name one that is shareable")
			}
		}
	}
}

// conditions checks the conditions of a sheet's texts. None of them may depend on
// the answers about safety.
func (l *sheetLint) conditions(place string, texts ...workbook.Parts) {
	for _, part := range slices.Concat(texts...) {
		for key := range part.When {
			_, setup := workbook.SetupValues()[key]
			if key == "gate" || key != "role" && !setup && l.prompts[key] == nil {
				l.add(place, fmt.Sprintf("no text may depend on %q: %q", key, part.Text), "use the role, the setup or a prompt")
			}
		}
	}
}

// addresses checks that every address in a sheet is also in help-lines.yaml, where
// each has a date and is checked regularly.
func (l *sheetLint) addresses(fsys fs.FS) {
	sheets, err := fs.ReadFile(fsys, sheetsFile)
	if err != nil {
		l.add("", err.Error(), "add that file")
	}
	lines, err := fs.ReadFile(fsys, "help-lines.yaml")
	if err != nil {
		l.found = append(l.found, workbook.AsProblems("help-lines.yaml", err)...)
		return
	}
	address := regexp.MustCompile(`[a-z0-9-]+\.(com|org|net|ca|uk|ie|eu)\b|\b[0-9][0-9 ]{2,}[0-9]\b`)
	for n, row := range strings.Split(string(sheets), "\n") {
		for _, found := range address.FindAllString(row, -1) {
			if !strings.Contains(string(lines), found) {
				l.found = append(l.found, workbook.Problem{File: sheetsFile, Line: n + 1, What: fmt.Sprintf("%q is not among the help lines", found),
					Fix: "remove it, or add it to help-lines.yaml with its date and source"})
			}
		}
	}
}
