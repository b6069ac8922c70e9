package workbook

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

// Spoken is a text that a person reads, and its place: the file, then the keys
// and ids down to the text, as "steps/listen/prompts/heard/ask".
type Spoken struct {
	File  string
	Line  int
	Place string
	Text  string
}

// Problem returns a fault of the text.
func (s Spoken) Problem(what, fix string) Problem {
	return Problem{File: s.File, Line: s.Line, Kind: "text", ID: s.Place, What: what, Fix: fix}
}

// SpokenTexts returns the texts of all files of content, in their order.
func SpokenTexts(fsys fs.FS) ([]Spoken, error) {
	names, err := contentFiles(fsys)
	if err != nil {
		return nil, err
	}
	var texts []Spoken
	for _, name := range names {
		tree, err := readTree(fsys, name)
		if err != nil {
			return nil, err
		}
		for _, t := range userTexts(name, tree) {
			texts = append(texts, Spoken{File: t.file, Line: t.line, Place: t.place, Text: t.text})
		}
	}
	return texts, nil
}

// Places returns what reports whether a place is in one of the patterns, and in
// none of the others. In a pattern "*" is one name and "..." is anything.
func Places(in, not []string) (func(place string) bool, error) {
	compiled := func(patterns []string) (*regexp.Regexp, error) {
		return regexp.Compile("^(?:" + strings.Join(scopes(patterns), "|") + ")$")
	}
	inside, err := compiled(in)
	if err != nil {
		return nil, fmt.Errorf("reading places: %w", err)
	}
	outside, err := compiled(not)
	if err != nil {
		return nil, fmt.Errorf("reading places: %w", err)
	}
	return func(place string) bool {
		return (len(in) == 0 || inside.MatchString(place)) && (len(not) == 0 || !outside.MatchString(place))
	}, nil
}
