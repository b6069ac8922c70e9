package workbook

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"
)

// Phrases are what is looked for in what a person types. They belong to a
// language, as the rest of the content does.
type Phrases struct {
	Vows     []Vow   `yaml:"vows"`     // send a promise back
	Rhythms  Pattern `yaml:"rhythms"`  // say how often
	Opinions Pattern `yaml:"opinions"` // are no feelings
}

// Vow is a way of promising that cannot be kept, or not be seen to be kept.
type Vow struct {
	ID   string  `yaml:"id"` // the words "refusal-vow-" and this say why it is sent back
	Find Pattern `yaml:"find"`
}

// LoadPhrases reads phrases.yaml. An empty list is a fault: nothing would be
// found, and nobody would notice.
func LoadPhrases(fsys fs.FS) (*Phrases, error) {
	var ph Phrases
	if err := ReadStrict(fsys, phrasesFile, &ph); err != nil {
		return nil, err
	}
	c := checker{file: phrasesFile}
	if len(ph.Vows) == 0 || ph.Rhythms.words == nil || ph.Opinions.words == nil {
		c.add("", "vows, rhythms or opinions are missing", "list all three")
	}
	for _, v := range ph.Vows {
		if !idForm.MatchString(v.ID) || v.Find.words == nil {
			c.add("", fmt.Sprintf("vow %q has an odd id or nothing to find", v.ID), "give it an id and phrases")
		}
	}
	if len(c.found) > 0 {
		return nil, c.found
	}
	return &ph, nil
}

const phrasesFile = "phrases.yaml"

// Pattern finds any of some phrases in a text, as whole words in any case.
type Pattern struct {
	words *regexp.Regexp // nil: finds nothing
}

// UnmarshalYAML reads a list of phrases, which are regular expressions.
func (p *Pattern) UnmarshalYAML(node *yaml.Node) error {
	var phrases []string
	if err := node.Decode(&phrases); err != nil {
		return err
	}
	for i, phrase := range phrases {
		if _, err := regexp.Compile(phrase); err != nil || strings.TrimSpace(phrase) == "" {
			return fmt.Errorf("line %d: the phrase %q cannot be looked for; write words, (a|b), (x )? or ^", node.Content[i].Line, phrase)
		}
	}
	if len(phrases) == 0 {
		return nil
	}
	var err error
	p.words, err = regexp.Compile(`(?i)(?:^|[^\pL\pN_])(` + strings.Join(phrases, "|") + `)(?:[^\pL\pN_]|$)`)
	return err
}

// Find returns the first phrase in a text, or "". A blank in a phrase matches
// any white space.
func (p Pattern) Find(text string) string {
	if p.words == nil {
		return ""
	}
	if found := p.words.FindStringSubmatch(strings.Join(strings.Fields(text), " ")); found != nil {
		return found[1]
	}
	return ""
}
