package workbook

import (
	"fmt"
	"io/fs"
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

// Phrases are what the program looks for in what a person types. Like the rest of
// the content they belong to a language.
type Phrases struct {
	Vows     []Vow   `yaml:"vows"`     // a promise must not contain them
	Others   Pattern `yaml:"others"`   // words for somebody else, in a promise that may reach for them
	Opinions Pattern `yaml:"opinions"` // opinions that are mistaken for feelings
}

// Vow is a way of promising that nobody can keep, or check.
type Vow struct {
	ID   string  `yaml:"id"` // the words "refusal-vow-ID" say why it is refused
	Find Pattern `yaml:"find"`
}

// LoadPhrases reads phrases.yaml. An empty list is a fault, because nobody would
// notice that nothing is found.
func LoadPhrases(fsys fs.FS) (*Phrases, error) {
	var ph Phrases
	if err := ReadStrict(fsys, phrasesFile, &ph); err != nil {
		return nil, err
	}
	c := checker{file: phrasesFile}
	if len(ph.Vows) == 0 || ph.Opinions.compiled == nil {
		c.add("", "vows or opinions are missing", "list both")
	}
	for _, v := range ph.Vows {
		if !idForm().MatchString(v.ID) || v.Find.compiled == nil {
			c.add("", fmt.Sprintf("vow %q has an odd id or nothing to find", v.ID), "give it an id and phrases")
		}
	}
	if len(c.found) > 0 {
		return nil, c.found
	}
	return &ph, nil
}

const phrasesFile = "phrases.yaml"

// Pattern finds any of some phrases in a text, as whole words in any case. The
// zero Pattern finds nothing.
type Pattern struct {
	compiled func() *regexp.Regexp // on first use: compiling takes longer than reading the file
}

// UnmarshalYAML reads a list of phrases, which are regular expressions.
func (p *Pattern) UnmarshalYAML(node *yaml.Node) error {
	var phrases []string
	if err := node.Decode(&phrases); err != nil {
		return err
	}
	for i, phrase := range phrases {
		if _, err := syntax.Parse(phrase, syntax.Perl); err != nil || strings.TrimSpace(phrase) == "" {
			return fmt.Errorf("line %d: the phrase %q cannot be looked for; write words, (a|b), (x )? or ^", node.Content[i].Line, phrase)
		}
	}
	if len(phrases) > 0 {
		p.compiled = sync.OnceValue(func() *regexp.Regexp { return wholeWords(phrases) })
	}
	return nil
}

// wholeWords compiles phrases whose syntax was checked.
func wholeWords(phrases []string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[^\pL\pN_])(` + strings.Join(phrases, "|") + `)(?:[^\pL\pN_]|$)`)
}

// Find returns the first phrase in a text, or "". A blank in a phrase matches
// any white space.
func (p Pattern) Find(text string) string {
	if p.compiled == nil {
		return ""
	}
	if found := p.compiled().FindStringSubmatch(strings.Join(strings.Fields(text), " ")); found != nil {
		return found[1]
	}
	return ""
}
