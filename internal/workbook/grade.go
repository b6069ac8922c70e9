package workbook

import (
	"errors"
	"regexp"
	"strings"
)

// grade says how hard a text may be to read. It is the years of school that a
// reader needs, reckoned from the words of a sentence and the syllables of a
// word, as Flesch and others do for many languages, each with weights and
// syllables of its own.
type grade struct {
	Most      float64 `yaml:"most"`
	Words     float64 `yaml:"words"`     // weight of the words of a sentence
	Syllables float64 `yaml:"syllables"` // weight of the syllables of a word
	Base      float64 `yaml:"base"`      // added to both
	Vowels    string  `yaml:"vowels"`    // a regular expression for what makes a syllable
	Silent    string  `yaml:"silent"`    // and for the end of a word that is not counted
	More      string  `yaml:"more"`      // for a word that has one more syllable than that
	Fewer     string  `yaml:"fewer"`     // for a word that has one fewer

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

// of returns the grade of a text that has words.
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
