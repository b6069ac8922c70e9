package workbook

import (
	"fmt"
	"io/fs"
	"slices"

	"gopkg.in/yaml.v3"
)

// manifestFile is the content file with the paths.
const manifestFile = "workbook.yaml"

// manifest is workbook.yaml.
type manifest struct {
	Title   string            `yaml:"title"`
	Version string            `yaml:"version"`
	Paths   map[Path][]string `yaml:"paths"`
}

// Load reads one path of the workbook, and only the files that it needs. If there
// are faults in the content, the error is Problems; with faults in single prompts
// the workbook is returned as well, for a lint to look further.
func Load(fsys fs.FS, path Path) (*Workbook, error) {
	var m manifest
	if err := ReadStrict(fsys, manifestFile, &m); err != nil {
		return nil, err
	}
	names, ok := m.Paths[path]
	if !ok {
		return nil, Problems{{File: manifestFile, What: fmt.Sprintf("path %q is missing", path),
			Fix: "list its steps under paths"}}
	}
	wb := &Workbook{Title: m.Title, Version: m.Version, Path: path}
	for _, name := range names {
		if !idForm().MatchString(name) {
			return nil, Problems{{File: manifestFile, What: fmt.Sprintf("path %q names the step %q, which cannot be a file in steps/", path, name),
				Fix: "use lower-case words joined by hyphens"}}
		}
		step, err := loadStep(fsys, "steps/"+name+".yaml")
		if err != nil {
			return nil, err
		}
		wb.Steps = append(wb.Steps, step)
	}
	if found := wb.check(); len(found) > 0 {
		return wb, found.Locate(fsys)
	}
	if err := wb.addRoutes(fsys); err != nil {
		return wb, err
	}
	return wb, wb.addPhrases(fsys)
}

// addPhrases reads the phrases and adds them to each prompt whose answers are
// searched for them, if there are any.
func (wb *Workbook) addPhrases(fsys fs.FS) error {
	var phrases *Phrases
	for _, step := range wb.Steps {
		for _, p := range step.Prompts {
			if !shapes[p.Kind].phrases {
				continue
			}
			if phrases == nil {
				var err error
				if phrases, err = LoadPhrases(fsys); err != nil {
					return err
				}
			}
			p.Phrases = phrases
		}
	}
	return nil
}

func loadStep(fsys fs.FS, file string) (*Step, error) {
	step := &Step{file: file}
	if err := ReadStrict(fsys, file, step); err != nil {
		return nil, err
	}
	return step, nil
}

// Prompt returns a prompt and its step, or nil for both.
func (wb *Workbook) Prompt(id string) (*Prompt, *Step) {
	for _, step := range wb.Steps {
		for _, p := range step.Prompts {
			if p.ID == id {
				return p, step
			}
		}
	}
	return nil, nil
}

// Prompts returns the prompts of all steps, in order.
func (wb *Workbook) Prompts() (all []*Prompt) {
	for _, step := range wb.Steps {
		all = append(all, step.Prompts...)
	}
	return all
}

// Step returns a step, or nil.
func (wb *Workbook) Step(id string) *Step {
	i := slices.IndexFunc(wb.Steps, func(s *Step) bool { return s.ID == id })
	if i < 0 {
		return nil
	}
	return wb.Steps[i]
}

// UnmarshalYAML reads a plain text, or a list of parts with conditions.
func (parts *Parts) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		*parts = Parts{{Text: node.Value}}
		return nil
	}
	if node.Kind != yaml.SequenceNode {
		return fmt.Errorf("line %d: this is neither a text nor a list of when and text", node.Line)
	}
	for _, item := range node.Content {
		if err := parts.add(item); err != nil {
			return err
		}
	}
	return nil
}

// add reads one part. Decoding from a node is not strict, so the names of its
// keys are checked here.
func (parts *Parts) add(item *yaml.Node) error {
	for i := 0; i+1 < len(item.Content); i += 2 {
		if key := item.Content[i]; key.Value != "when" && key.Value != "text" && key.Value != "safety" {
			return fmt.Errorf("line %d: field %s not found in a part; it has when, text and safety", key.Line, key.Value)
		}
	}
	var part Part
	if err := item.Decode(&part); err != nil {
		return err
	}
	*parts = append(*parts, part)
	return nil
}
