package workbook

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// Practice is one piece of advice that the workbook teaches.
type Practice struct {
	Gist     string `yaml:"gist"`     // one line
	Evidence string `yaml:"evidence"` // authors, year, and what they found; "" where nothing is claimed
}

// LoadPractices reads practices.yaml: the practices by id.
func LoadPractices(fsys fs.FS) (map[string]Practice, error) {
	var practices map[string]Practice
	err := ReadStrict(fsys, "practices.yaml", &practices)
	return practices, err
}

// Lint reads all of the content and gathers what no single path can show:
// practices that no prompt serves or that do not exist, and prompt ids that
// two paths share.
func Lint(fsys fs.FS) error {
	practices, err := LoadPractices(fsys)
	if err != nil {
		return err
	}
	c := checker{earlier: map[string]*Prompt{}}
	served := map[string]bool{}
	for _, path := range []Path{Setup, Hurting, Alone, HurtSetup, Hurt} {
		wb, err := Load(fsys, path)
		if err != nil {
			return err
		}
		for _, step := range wb.Steps {
			c.lintStep(step, path, practices, served)
		}
	}
	c.unserved(practices, served)
	if err := c.words(fsys); err != nil {
		return err
	}
	if len(c.found) > 0 {
		return c.found.locate(fsys)
	}
	return nil
}

func (c *checker) lintStep(step *Step, path Path, practices map[string]Practice, served map[string]bool) {
	c.file = step.file
	for _, p := range step.Prompts {
		if c.earlier[p.ID] != nil && path != HurtSetup { // both setups fill the same fields
			c.add(p.ID, "another path has this prompt id", "give one of the two another id")
		}
		c.earlier[p.ID] = p
		if len(p.Practices) == 0 && path == Hurting {
			c.add(p.ID, "it names no practice", "name the practices it serves")
		}
		for _, id := range p.Practices {
			if practices[id].Gist == "" {
				c.add(p.ID, fmt.Sprintf("practice %q is unknown or has no gist", id), "add it to practices.yaml")
			}
			served[id] = served[id] || path == Hurting
		}
	}
}

// unserved checks that the main path serves every practice. The others serve
// some.
func (c *checker) unserved(practices map[string]Practice, served map[string]bool) {
	c.file = "practices.yaml"
	for _, id := range slices.Sorted(maps.Keys(practices)) {
		if !served[id] {
			c.add("", fmt.Sprintf("no prompt of the main path serves practice %q", id), "name it in a prompt, or drop it")
		}
	}
}

// words checks that the words say why a promise with a vow is sent back, and how
// days are written.
func (c *checker) words(fsys fs.FS) error {
	words, err := LoadWords(fsys)
	if err != nil {
		return err
	}
	phrases, err := LoadPhrases(fsys)
	if err != nil {
		return err
	}
	c.file = "words.yaml"
	for name, n := range map[string]int{"weekdays": daysOfWeek, "months": monthsOfYear} {
		if len(words.list(name)) != n {
			c.add("", fmt.Sprintf("%s are not %d", name, n), "list all of them, with commas between")
		}
	}
	for _, v := range phrases.Vows {
		name := "refusal-vow-" + v.ID
		if !strings.Contains(words[name], "{found}") {
			c.add("", fmt.Sprintf("%s is missing, or does not name what was {found}", name), "say why such a promise is sent back")
		}
	}
	return nil
}
