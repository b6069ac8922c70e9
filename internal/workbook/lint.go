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

// maxFiles is how many files of content are looked at.
const maxFiles = 500

// Lint reads all of the content of one language and returns every fault that
// this package can see: what no path of the workbook can show by itself, what
// the tone of the language forbids, and characters that a text must not hold.
// Packages apology, safety and render lint what is theirs.
func Lint(fsys fs.FS) Problems {
	names, err := contentFiles(fsys)
	if err != nil {
		return Problems{{File: ".", What: err.Error(), Fix: "name a folder of content"}}
	}
	found := append(lintPaths(fsys, names), lintPhrases(fsys)...)
	whole := true
	var texts []spokenText
	for _, name := range names {
		tree, err := readTree(fsys, name)
		if err != nil {
			found = append(found, AsProblems(name, err)...)
			whole = false
			continue
		}
		found = append(found, lintCharacters(name, tree)...)
		texts = append(texts, spokenTexts(name, tree)...)
	}
	found = append(found, lintTone(fsys, texts, whole)...)
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
		return nil, fmt.Errorf("there are %d YAML files, at least one and at most %d are wanted", len(all), maxFiles)
	}
	return all, nil
}

func readTree(fsys fs.FS, name string) (*yaml.Node, error) {
	var tree yaml.Node
	err := ReadStrict(fsys, name, &tree)
	return &tree, err
}

// lintCharacters finds what could act on a terminal instead of being read.
func lintCharacters(file string, node *yaml.Node) (found Problems) {
	if node.Kind == yaml.ScalarNode {
		if i := strings.IndexFunc(node.Value, unreadable); i >= 0 {
			found = append(found, Problem{File: file, Line: node.Line,
				What: fmt.Sprintf("the text holds the control character %q", firstRune(node.Value[i:])), Fix: "take it out"})
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

// unreadable reports whether a rune is a control or format character. Those
// that join letters in some scripts are not.
func unreadable(r rune) bool {
	const joiner, nonJoiner = '\u200d', '\u200c'
	switch r {
	case '\n', '\t', joiner, nonJoiner:
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp)
}

// lintPaths finds what no single path can show: practices that no prompt
// serves or that do not exist, ids that two paths share, steps on no path.
func lintPaths(fsys fs.FS, names []string) (found Problems) {
	practices, err := LoadPractices(fsys)
	found = append(found, AsProblems(practicesFile, err)...)
	l := pathLint{checker: checker{earlier: map[string]*Prompt{}}, practices: practices, served: map[string]bool{}, walked: map[string]bool{}}
	whole := err == nil
	for _, path := range allPaths() {
		wb, err := Load(fsys, path)
		if err != nil {
			found = append(found, AsProblems(manifestFile, err)...)
			whole = false
			continue
		}
		for _, step := range wb.Steps {
			l.step(step, path)
		}
	}
	if whole { // else each fault would bring others that are none
		l.unserved()
		l.unwalked(names)
	}
	return append(found, l.found...)
}

// allPaths lists the paths, those first whose prompts others may repeat.
func allPaths() []Path { return []Path{Setup, Hurting, Alone, HurtSetup, Hurt} }

// pathLint collects faults over all paths.
type pathLint struct {
	checker
	practices map[string]Practice
	served    map[string]bool // by practice
	walked    map[string]bool // by file
}

func (l *pathLint) step(step *Step, path Path) {
	l.file = step.file
	l.walked[step.file] = true
	for _, p := range step.Prompts {
		if l.earlier[p.ID] != nil && path != HurtSetup { // both setups fill the same fields
			l.add(p.ID, "another path has this prompt id", "rename one of the two")
		}
		l.earlier[p.ID] = p
		if len(p.Practices) == 0 && path == Hurting {
			l.add(p.ID, "it names no practice", "name the practices it serves")
		}
		for _, id := range p.Practices {
			if l.practices[id].Gist == "" {
				l.add(p.ID, fmt.Sprintf("practice %q is unknown or has no gist", id), "add it to "+practicesFile)
			}
			l.served[id] = l.served[id] || path == Hurting
		}
	}
}

// unserved checks that the main path serves every practice: the others teach
// some of them.
func (l *pathLint) unserved() {
	for _, id := range slices.Sorted(maps.Keys(l.practices)) {
		if !l.served[id] {
			l.found = append(l.found, Problem{File: practicesFile, Kind: "practice", ID: id,
				What: "no prompt of the main path serves it", Fix: "name it in a prompt, or delete it"})
		}
	}
}

// unwalked checks that every step is on a path.
func (l *pathLint) unwalked(names []string) {
	for _, name := range names {
		if strings.HasPrefix(name, "steps/") && !l.walked[name] {
			l.found = append(l.found, Problem{File: name, What: "no path names this step", Fix: "name it in " + manifestFile + ", or delete it"})
		}
	}
}
