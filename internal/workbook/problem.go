package workbook

import (
	"fmt"
	"io/fs"
	"strings"

	"gopkg.in/yaml.v3"
)

// Problem is one fault in the content, with its location and its fix.
type Problem struct {
	File   string
	Line   int    // 0 when it belongs to the whole file
	Prompt string // id, "" when it belongs to the whole file
	What   string
	Fix    string
}

func (p Problem) String() string {
	place := p.File
	if p.Line > 0 {
		place = fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	if p.Prompt != "" {
		place += fmt.Sprintf(": prompt %q", p.Prompt)
	}
	return place + ": " + p.What + "; " + p.Fix
}

// Problems are faults in the content, as an error.
type Problems []Problem

func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return "checking the content: " + strings.Join(lines, "\n")
}

// locate adds the lines at which the prompts begin. It reads the files again,
// which costs nothing as long as the content is right.
func (ps Problems) locate(fsys fs.FS) Problems {
	lines := map[string]map[string]int{}
	for i, p := range ps {
		if lines[p.File] == nil {
			lines[p.File] = promptLines(fsys, p.File)
		}
		ps[i].Line = lines[p.File][p.Prompt]
	}
	return ps
}

func promptLines(fsys fs.FS, file string) map[string]int {
	lines := map[string]int{}
	data, err := readFile(fsys, file)
	if err != nil {
		return lines
	}
	var tree struct {
		Prompts []yaml.Node `yaml:"prompts"`
	}
	if yaml.Unmarshal(data, &tree) != nil {
		return lines
	}
	for _, node := range tree.Prompts {
		var p struct {
			ID string `yaml:"id"`
		}
		if node.Decode(&p) == nil {
			lines[p.ID] = node.Line
		}
	}
	return lines
}
