package workbook

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// Problem is one fault in the content, with its location and the fix.
type Problem struct {
	File string
	Line int    // 0 if the whole file has the fault
	Kind string // what has the fault, such as "prompt" or "rule"; may be ""
	ID   string // its id, or the end of its place, such as "hurt/questions/afraid"; "" for the file
	What string
	Fix  string

	Requirement int // of those that package safety lists; 0 for none
}

func (p Problem) String() string {
	at := p.File
	if p.Line > 0 {
		at = fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	if p.Kind != "" {
		at += fmt.Sprintf(": %s %q", p.Kind, p.ID)
	}
	if p.Requirement > 0 {
		at += fmt.Sprintf(": requirement %d", p.Requirement)
	}
	return at + ": " + p.What + "; " + p.Fix
}

// Problems is an error that lists faults in the content.
type Problems []Problem

func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return "checking the content: " + strings.Join(lines, "\n")
}

// Locate fills in missing lines and returns the problems. Only files with problems
// are read again.
func (ps Problems) Locate(fsys fs.FS) Problems {
	files := map[string]places{}
	for i, p := range ps {
		if p.Line > 0 || p.ID == "" {
			continue
		}
		if _, read := files[p.File]; !read {
			tree, _ := readTree(fsys, p.File) // a file that cannot be read has no lines
			files[p.File] = placesOf(tree)
		}
		ps[i].Line = files[p.File].line(p.ID)
	}
	return ps
}

// Sorted returns the problems by file and line, each once.
func (ps Problems) Sorted() Problems {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	seen := map[Problem]bool{}
	return slices.DeleteFunc(ps, func(p Problem) bool {
		again := seen[p]
		seen[p] = true
		return again
	})
}

// AsProblems turns an error about a file into problems. It returns none for nil.
func AsProblems(file string, err error) Problems {
	var known Problems
	var types *yaml.TypeError
	var path *fs.PathError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, io.EOF):
		return Problems{{File: file, What: "the file is empty", Fix: "fill it in, or delete it"}}
	case errors.As(err, &known):
		return known
	case errors.As(err, &types):
		var found Problems
		for _, message := range types.Errors {
			found = append(found, yamlProblem(file, message))
		}
		return found
	case errors.As(err, &path):
		return Problems{{File: file, What: err.Error(), Fix: "add that file, or correct the name"}}
	}
	return Problems{yamlProblem(file, err.Error())}
}

func yamlProblem(file, message string) Problem {
	p := Problem{File: file, What: message, Fix: "write what the file's type in Go accepts"}
	atLine := regexp.MustCompile(`(?:yaml: )?line (\d+): `) // the form of the decoder's messages
	if at := atLine.FindStringSubmatchIndex(message); at != nil {
		p.Line, _ = strconv.Atoi(message[at[2]:at[3]]) // digits, by the pattern
		p.What = message[at[1]:]
	}
	return p
}
