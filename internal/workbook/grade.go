package workbook

import (
	"errors"
	"regexp"
	"strings"
)

// grade limits how hard a text may be to read, in years of school that a reader
// needs. It is computed from words per sentence and syllables per word, as Flesch
// and others do for many languages, each with its own weights and syllables.
type grade struct {
	Most      float64 `yaml:"most"`
	Words     float64 `yaml:"words"`     // weight of words per sentence
	Syllables float64 `yaml:"syllables"` // weight of syllables per word
	Base      float64 `yaml:"base"`      // added to both
	Vowels    string  `yaml:"vowels"`    // a regular expression that matches once per syllable
	Silent    string  `yaml:"silent"`    // matches the end of a word that does not count
	More      string  `yaml:"more"`      // matches a word with one more syllable than that
	Fewer     string  `yaml:"fewer"`     // matches a word with one fewer

	vowels, silent, more, fewer *regexp.Regexp
}

func (g *grade) compile() error {
	if g.Most <= 0 || g.Vowels == "" {
		return errors.New("most or vowels is missing")
	}
	const nothing = `[^\s\S]`
	var errs []error
	for source, into := range map[*string]**regexp.Regexp{&g.Vowels: &g.vowels, &g.Silent: &g.silent, &g.More: &g.more, &g.Fewer: &g.fewer} {
		if *source == "" {
			*source = nothing
		}
		re, err := regexp.Compile(*source)
		*into = re
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// of returns the grade of a text, which must have words.
func (g *grade) of(text prose) float64 {
	words, syllables := 0.0, 0.0
	for _, s := range text.sentences {
		for _, w := range wordForm().FindAllString(s, -1) {
			words++
			syllables += float64(g.syllables(w))
		}
	}
	return g.Words*words/float64(len(text.sentences)) + g.Syllables*syllables/words + g.Base
}

func (g *grade) syllables(word string) int {
	n := 0
	for part := range strings.SplitSeq(strings.Trim(strings.ToLower(word), "'’-"), "-") {
		n += max(1, len(g.vowels.FindAllString(g.silent.ReplaceAllString(part, ""), -1)))
		if g.more.MatchString(part) {
			n++
		}
		if g.fewer.MatchString(part) {
			n--
		}
	}
	return max(n, 1)
}
