package workbook_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

const (
	maxGrade    = 8.0 // Flesch-Kincaid grade of one prompt's texts
	maxSentence = 25  // words
)

// unwanted are words of blame, of cheer-leading, of therapy, of promised
// outcomes, and of the machine's chatter. Each is a regular expression for
// whole words, in any case.
var unwanted = []string{
	// blame
	"shame on you", "you should be ashamed", "selfish", "your fault", "toxic", "abuser", "cheater", "guilty party",
	"you must", "you have to", "how could you", "bad person", "weak",
	// cheer-leading
	"great job", "well done", "good job", "awesome", "amazing", "proud of you", "you got this", "you've got this",
	"congratulations", "congrats", "fantastic", "keep it going", "nailed", "bravo", "you can do it", "excellent",
	// therapy
	"trauma", "attachment style", "inner child", "codependen\\w*", "narcissis\\w*", "boundar(?:y|ies) work", "process your", "hold(?:ing)? space", "triggered", "closure",
	// promised outcome
	"will forgive you", "fully restored?", "guarantee\\w*", "will trust you again", "win (?:them|her|him) back", "heals everything",
	// chatter
	"oops", "uh-oh", "yay", "hooray", "please note", "simply", "obviously",
}

// watched are things that no prompt may ask anybody for. Naming them to say
// that they stay private is allowed, which is what the second expression is.
var (
	watched = regexp.MustCompile(`(?i)\b(passwords?|passcodes?|pin codes?|location|whereabouts|account access|log-?ins?)\b`)
	refused = regexp.MustCompile(`(?i)\b(no|not|never|nor|without|nobody's|keep)\b`)
)

var (
	sentenceEnd = regexp.MustCompile(`[.?:;]["')\]]*(?:\s+|$)|\n\s*(?:\n|[-*] )`)
	wordForm    = regexp.MustCompile(`[A-Za-z0-9][A-Za-z0-9'’-]*`)
	vowels      = regexp.MustCompile(`[aeiouy]+`)
)

func syllables(word string) int {
	w := strings.Trim(strings.ToLower(word), "'’-")
	n := 0
	for _, part := range strings.Split(w, "-") {
		n += max(1, len(vowels.FindAllString(strings.TrimSuffix(part, "e"), -1)))
		if strings.HasSuffix(part, "le") && len(part) > 2 && !strings.ContainsAny(part[len(part)-3:len(part)-2], "aeiouy") {
			n++
		}
		if strings.HasSuffix(part, "ed") && len(part) > 3 && !strings.ContainsAny(part[len(part)-3:len(part)-2], "dtaeiouy") {
			n--
		}
	}
	return max(n, 1)
}

func sentences(text string) []string {
	var found []string
	for _, s := range sentenceEnd.Split(text, -1) {
		if wordForm.MatchString(s) {
			found = append(found, s)
		}
	}
	return found
}

// grade is the Flesch-Kincaid grade (Kincaid et al. 1975).
func grade(text string) float64 {
	all := sentences(text)
	words := wordForm.FindAllString(text, -1)
	count := 0
	for _, w := range words {
		count += syllables(w)
	}
	n := float64(len(words))
	return 0.39*n/float64(len(all)) + 11.8*float64(count)/n - 15.59
}

// texts gathers every text of a prompt, a paragraph each.
func texts(p *workbook.Prompt) []string {
	found := []string{p.Ask, p.Why}
	for _, part := range append(append(workbook.Parts{}, p.Guide...), p.Example...) {
		found = append(found, part.Text)
	}
	for _, o := range p.Options {
		found = append(found, o.Label)
	}
	if p.Rest != nil {
		found = append(found, p.Rest.Why)
	}
	for _, f := range p.Fields {
		found = append(found, f.Ask, f.Guide, f.Example)
		for _, o := range f.Options {
			found = append(found, o.Label)
		}
	}
	return found
}

func checkTone(text string) (faults []string) {
	for _, s := range sentences(text) {
		if n := len(wordForm.FindAllString(s, -1)); n > maxSentence {
			faults = append(faults, fmt.Sprintf("sentence of %d words, at most %d: %q", n, maxSentence, s))
		}
		if watched.MatchString(s) && !refused.MatchString(s) {
			faults = append(faults, fmt.Sprintf("asks for what stays private: %q", s))
		}
	}
	if strings.ContainsAny(text, "!") {
		faults = append(faults, fmt.Sprintf("exclamation mark in %q", text))
	}
	for _, r := range text {
		if r > 0x7e && !strings.ContainsRune("·–—…éü", r) {
			faults = append(faults, fmt.Sprintf("odd character %q in %q", r, text))
			break
		}
	}
	for _, w := range unwanted {
		if hit := regexp.MustCompile(`(?i)\b` + w + `\b`).FindString(text); hit != "" {
			faults = append(faults, fmt.Sprintf("unwanted %q in %q", hit, text))
		}
	}
	return faults
}

// TestTone holds every step file to the tone, whether or not a path names it.
func TestTone(t *testing.T) {
	files, err := fs.Glob(content.FS, "steps/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		var step workbook.Step
		if err := workbook.ReadStrict(content.FS, file, &step); err != nil {
			t.Error(err)
			continue
		}
		for _, fault := range checkTone(step.Intro) {
			t.Errorf("%s: intro: %s", file, fault)
		}
		for _, p := range step.Prompts {
			promptTone(t, file, p)
		}
	}
}

func promptTone(t *testing.T, file string, p *workbook.Prompt) {
	t.Helper()
	all := texts(p)
	if g := grade(strings.Join(all, "\n\n")); g > maxGrade {
		t.Errorf("%s: prompt %q: reading grade %.1f, at most %.0f; shorten sentences and words", file, p.ID, g, maxGrade)
	}
	for _, text := range all {
		for _, fault := range checkTone(text) {
			t.Errorf("%s: prompt %q: %s", file, p.ID, fault)
		}
	}
}

// TestContent is the lint of the shipped content: references, practices, ids.
func TestContent(t *testing.T) {
	if err := workbook.Lint(content.FS); err != nil {
		t.Error(err)
	}
}

// TestSize holds the six steps to the size that a person can walk.
func TestSize(t *testing.T) {
	wb, err := workbook.Load(content.FS, workbook.Hurting)
	if err != nil {
		t.Skip("TestContent says why: ", err)
	}
	for _, step := range wb.Steps {
		if n := len(step.Prompts); n < 8 || n > 16 {
			t.Errorf("step %q has %d prompts; 8 to 14 are wanted", step.ID, n)
		}
	}
}

// spoken are the keys of the other content files whose texts a person reads.
var spoken = map[string]bool{"intro": true, "ask": true, "why": true, "guide": true, "yes": true, "after": true,
	"body": true, "title": true, "question": true, "advice": true, "gist": true}

// TestToneElsewhere holds the texts beside the steps to the same tone: the
// words of the interface, the safety texts, the checker's questions, the pages.
func TestToneElsewhere(t *testing.T) {
	files, err := fs.Glob(content.FS, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		var tree any
		if err := workbook.ReadStrict(content.FS, file, &tree); err != nil {
			t.Error(err)
			continue
		}
		eachText(tree, file == "words.yaml" || file == "sheets.yaml", func(text string) { readAloud(t, file, text) })
	}
}

// readAloud checks one text. Short ones have no grade worth the name.
func readAloud(t *testing.T, file, text string) {
	t.Helper()
	for _, fault := range checkTone(text) {
		t.Errorf("%s: %s", file, fault)
	}
	const enough = 20 // words
	if len(wordForm.FindAllString(text, -1)) >= enough {
		if g := grade(text); g > maxGrade {
			t.Errorf("%s: reading grade %.1f, at most %.0f: %q", file, g, maxGrade, text)
		}
	}
}

// eachText visits the texts under the spoken keys, or all of them.
func eachText(tree any, all bool, visit func(string)) {
	switch tree := tree.(type) {
	case map[string]any:
		for key, value := range tree {
			if text, ok := value.(string); ok && (all || spoken[key]) {
				visit(text)
			}
			eachText(value, all, visit)
		}
	case []any:
		for _, value := range tree {
			eachText(value, all, visit)
		}
	}
}
