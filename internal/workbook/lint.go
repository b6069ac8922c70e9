package workbook

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// maxFiles is the largest number of files that content can have.
const maxFiles = 500

// Lint reads all content of one language and returns every fault that this package
// knows: in the paths and between them, in the tone of the texts, and characters
// that a text must not contain. Packages apology, safety and render lint their own
// files.
func Lint(fsys fs.FS) Problems {
	names, err := contentFiles(fsys)
	if err != nil {
		return Problems{{File: ".", What: err.Error(), Fix: "name a folder of content"}}
	}
	found := append(lintPaths(fsys, names), lintPhrases(fsys)...)
	complete := true
	var texts []userText
	for _, name := range names {
		tree, err := readTree(fsys, name)
		if err != nil {
			found = append(found, AsProblems(name, err)...)
			complete = false
			continue
		}
		found = append(found, lintCharacters(name, tree)...)
		texts = append(texts, userTexts(name, tree)...)
	}
	found = append(found, lintTone(fsys, texts, complete)...)
	return found.Locate(fsys).Sorted()
}

func contentFiles(fsys fs.FS) ([]string, error) {
	var all []string
	for _, pattern := range []string{"*.yaml", "steps/*.yaml"} {
		names, err := fs.Glob(fsys, pattern)
		if err != nil {
			return nil, err
		}
		all = append(all, names...)
	}
	if len(all) == 0 || len(all) > maxFiles {
		return nil, fmt.Errorf("there are %d YAML files; there must be at least one and at most %d", len(all), maxFiles)
	}
	return all, nil
}

func readTree(fsys fs.FS, name string) (*yaml.Node, error) {
	var tree yaml.Node
	err := ReadStrict(fsys, name, &tree)
	return &tree, err
}

// lintCharacters finds characters that a terminal would act on.
func lintCharacters(file string, node *yaml.Node) (found Problems) {
	if node.Kind == yaml.ScalarNode {
		if i := strings.IndexFunc(node.Value, unreadable); i >= 0 {
			found = append(found, Problem{File: file, Line: node.Line,
				What: fmt.Sprintf("the text contains the control character %q", firstRune(node.Value[i:])), Fix: "remove it"})
		}
	}
	for _, child := range node.Content {
		found = append(found, lintCharacters(file, child)...)
	}
	return found
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// unreadable reports whether a rune is a control or format character, except the
// ones that join letters in some scripts.
func unreadable(r rune) bool {
	const joiner, nonJoiner = '\u200d', '\u200c'
	switch r {
	case '\n', '\t', joiner, nonJoiner:
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp)
}

// lintPaths finds the faults of each path and those between paths: practices that
// no prompt teaches or that don't exist, ids in two paths, steps on no path.
func lintPaths(fsys fs.FS, names []string) (found Problems) {
	practices, err := LoadPractices(fsys)
	found = append(found, AsProblems(practicesFile, err)...)
	l := pathLint{checker: checker{earlier: map[string]*Prompt{}}, practices: practices, taught: map[string]bool{}, used: map[string]bool{}}
	complete := err == nil
	for _, path := range allPaths() {
		wb, err := Load(fsys, path)
		if err != nil {
			found = append(found, AsProblems(manifestFile, err)...)
			complete = false
			continue
		}
		for _, step := range wb.Steps {
			l.step(step, path)
		}
	}
	if complete { // otherwise one fault would cause others
		l.unusedPractices()
		l.unusedSteps(names)
	}
	return append(found, l.found...)
}

// allPaths lists the paths. One whose prompts another may repeat comes first.
func allPaths() []Path { return []Path{Setup, Hurting, Alone, Harmed, HurtSetup, Hurt} }

// pathLint collects faults over all paths.
type pathLint struct {
	checker
	practices map[string]Practice
	taught    map[string]bool // by practice
	used      map[string]bool // by file
}

func (l *pathLint) step(step *Step, path Path) {
	l.file = step.file
	l.used[step.file] = true
	for _, p := range step.Prompts {
		if l.earlier[p.ID] != nil && path != HurtSetup { // both setups ask for the same facts
			l.add(p.ID, "another path has this prompt id", "rename one of the two")
		}
		l.earlier[p.ID] = p
		if len(p.Practices) == 0 && path == Hurting {
			l.add(p.ID, "it names no practice", "name the practices it teaches")
		}
		for _, id := range p.Practices {
			if l.practices[id].Gist == "" {
				l.add(p.ID, fmt.Sprintf("practice %q is unknown or has no gist", id), "add it to "+practicesFile)
			}
			l.taught[id] = l.taught[id] || path == Hurting
		}
	}
}

// unusedPractices finds practices that the main path does not teach. The other
// paths teach only some of them.
func (l *pathLint) unusedPractices() {
	for _, id := range slices.Sorted(maps.Keys(l.practices)) {
		if !l.taught[id] {
			l.found = append(l.found, Problem{File: practicesFile, Kind: "practice", ID: id,
				What: "no prompt of the main path names it", Fix: "name it in a prompt, or delete it"})
		}
	}
}

// unusedSteps finds steps that are on no path.
func (l *pathLint) unusedSteps(names []string) {
	for _, name := range names {
		if strings.HasPrefix(name, "steps/") && !l.used[name] {
			l.found = append(l.found, Problem{File: name, What: "no path names this step", Fix: "name it in " + manifestFile + ", or delete it"})
		}
	}
}
