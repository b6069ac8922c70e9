package content_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/apology"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestMutants: each slip is found by a check of the requirement that it breaks.
func TestMutants(t *testing.T) {
	for i, m := range mutants() {
		t.Run(fmt.Sprintf("%d %s %s", i, m.file, m.place), func(t *testing.T) {
			t.Parallel()
			edited := workbook.Overlay(m.apply(t), content.FS)
			found := broken(edited, m.file)
			if !slices.ContainsFunc(found, func(p workbook.Problem) bool { return p.Requirement == m.requirement }) {
				t.Errorf("requirement %d: nothing finds %q, but %v", m.requirement, m.text, found)
			}
		})
	}
}

// What is shipped keeps every requirement, so the checks find nothing but slips.
func TestShippedBreaksNothing(t *testing.T) {
	for _, file := range []string{"safety.yaml", "apology.yaml", "words.yaml", "help-lines.yaml", "sheets.yaml", "phrases.yaml", "steps/patience.yaml"} {
		for _, p := range broken(content.FS, file) {
			t.Error(p)
		}
	}
}

// broken runs the checks that look at a file, and returns what they find that
// breaks a requirement.
func broken(fsys fs.FS, file string) workbook.Problems {
	texts := only(fsys, file, "tone.yaml", "harm.yaml")
	found := append(workbook.Lint(texts), safety.LintTexts(texts)...)
	switch file {
	case "help-lines.yaml":
		_, err := safety.LoadHelpLines(fsys)
		found = append(append(found, workbook.AsProblems(file, err)...), wrongNumbers(fsys)...)
	case "apology.yaml":
		found = append(found, apology.Lint(fsys)...)
	case "words.yaml", "sheets.yaml":
	default:
		found = append(found, safety.LintNeeds(fsys)...)
	}
	return slices.DeleteFunc(found, func(p workbook.Problem) bool { return p.Requirement == 0 })
}

// only is a part of the content: reading all of it for every slip takes long.
func only(fsys fs.FS, names ...string) fs.FS {
	part := fstest.MapFS{}
	for _, name := range names {
		if data, err := fs.ReadFile(fsys, name); err == nil {
			part[name] = &fstest.MapFile{Data: data}
		}
	}
	return part
}

// apply makes the file of a mutant.
func (m mutant) apply(t *testing.T) fstest.MapFS {
	t.Helper()
	source, err := fs.ReadFile(content.FS, m.file)
	if err != nil {
		t.Fatal(err)
	}
	var file yaml.Node
	if err := yaml.Unmarshal(source, &file); err != nil {
		t.Fatal(err)
	}
	value := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: m.text}
	if m.edit == add || m.edit == set && strings.HasPrefix(m.text, "[") || m.text == "true" || m.text == "false" || len(m.text) == 1 {
		var parsed yaml.Node
		if err := yaml.Unmarshal([]byte(m.text), &parsed); err != nil {
			t.Fatal(err)
		}
		value = parsed.Content[0]
	}
	if !m.change(file.Content[0], strings.Split(m.place, "/"), value) {
		t.Fatalf("%s has no %s", m.file, m.place)
	}
	data, err := yaml.Marshal(&file)
	if err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{m.file: {Data: data}}
}

// change edits what a place leads to, and reports whether it is there. A value
// may be set that is not there yet.
func (m mutant) change(node *yaml.Node, place []string, value *yaml.Node) bool {
	if len(place) == 0 {
		switch m.edit {
		case say:
			node.Value += " " + m.text
		case add:
			node.Content = append(node.Content, value)
		}
		return m.edit == add || node.Kind == yaml.ScalarNode
	}
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	for i, child := range node.Content {
		first, size := i, 1
		if node.Kind == yaml.MappingNode {
			if i%2 == 0 || node.Content[i-1].Value != place[0] {
				continue
			}
			first, size = i-1, 2
		} else if !named(child, i, place[0]) {
			continue
		}
		if len(place) > 1 || m.edit == say || m.edit == add {
			return m.change(child, place[1:], value)
		}
		if m.edit == set {
			node.Content[i] = value
		} else {
			node.Content = slices.Delete(node.Content, first, first+size)
		}
		return true
	}
	if len(place) == 1 && m.edit == set && node.Kind == yaml.MappingNode {
		node.Content = append(node.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: place[0]}, value)
		return true
	}
	return false
}

// named reports whether an item of a list has the name, or else the number.
func named(item *yaml.Node, i int, name string) bool {
	for k := 0; k+1 < len(item.Content); k += 2 {
		if key := item.Content[k].Value; (key == "id" || key == "code" || key == "name") && item.Content[k+1].Value == name {
			return true
		}
	}
	return name == fmt.Sprint(i)
}
