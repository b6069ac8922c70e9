package workbook

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
)

// LintTranslation returns the differences between the content of a language and
// the original, other than the texts. A journal refers to prompts and options by
// their ids, and it has to be readable in every language.
func LintTranslation(fsys, original fs.FS) (found Problems) {
	for _, path := range allPaths() {
		ours, err := Load(fsys, path)
		if err != nil {
			continue // Lint reports it
		}
		theirs, err := Load(original, path)
		if err != nil {
			return append(found, AsProblems(manifestFile, err)...)
		}
		found = append(found, lintSteps(ours, theirs)...)
	}
	ours, err := LoadWords(fsys)
	if err != nil {
		return found.Locate(fsys).Sorted()
	}
	theirs, err := LoadWords(original)
	if err != nil {
		return append(found, AsProblems(wordsFile, err)...)
	}
	return append(found, lintWords(ours, theirs)...).Locate(fsys).Sorted()
}

func lintSteps(ours, theirs *Workbook) (found Problems) {
	same, known := shapesOf(ours), shapesOf(theirs)
	for _, id := range slices.Sorted(maps.Keys(known)) {
		if _, ok := same[id]; !ok {
			found = append(found, Problem{File: manifestFile, What: fmt.Sprintf("path %q has no prompt %q", ours.Path, id),
				Fix: "translate it, and keep its id"})
		}
	}
	for _, step := range ours.Steps {
		for _, p := range step.Prompts {
			if want := known[p.ID]; same[p.ID] != want {
				found = append(found, Problem{File: step.file, Kind: "prompt", ID: p.ID,
					What: fmt.Sprintf("it is %s, and %s in the original", same[p.ID], orNone(want)), Fix: "translate only its texts"})
			}
		}
	}
	return found
}

func orNone(shape string) string {
	if shape == "" {
		return "nothing"
	}
	return shape
}

// shapesOf describes everything about the prompts of a path that a journal relies
// on, by id.
func shapesOf(wb *Workbook) map[string]string {
	shapes := map[string]string{}
	for _, step := range wb.Steps {
		for _, p := range step.Prompts {
			shape := fmt.Sprintf("%s in %s", p.Kind, step.ID)
			for _, o := range p.Options {
				shape += " " + o.ID
			}
			if p.Scale != nil {
				shape += fmt.Sprintf(" from %d to %d", p.Scale.From, p.Scale.To)
			}
			for _, f := range p.Fields {
				shape += fmt.Sprintf(" %s (%s)", f.ID, f.Kind)
				for _, o := range f.Options {
					shape += " " + o.ID
				}
			}
			shapes[p.ID] = shape
		}
	}
	return shapes
}

// lintWords compares the names of the words and their placeholders.
func lintWords(ours, theirs Words) (found Problems) {
	for _, name := range slices.Sorted(maps.Keys(theirs)) {
		text, ok := ours[name]
		if !ok {
			found = append(found, Problem{File: wordsFile, What: fmt.Sprintf("%q is missing", name), Fix: "translate it"})
			continue
		}
		want, got := placeholders(theirs[name]), placeholders(text)
		if !slices.Equal(want, got) {
			found = append(found, Problem{File: wordsFile, Kind: "words", ID: name,
				What: fmt.Sprintf("its placeholders are %v, and %v in the original", got, want), Fix: "keep the names in braces as they are"})
		}
	}
	return found
}

// placeholders returns the names in braces, each once.
func placeholders(text string) []string {
	names := placeholder().FindAllString(text, -1)
	slices.Sort(names)
	return slices.Compact(names)
}
