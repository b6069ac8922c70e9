package workbook

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// spokenText is a text that a person reads.
type spokenText struct {
	file  string
	line  int
	place string // with the file: "steps/listen/prompts/heard/ask"
	text  string
	prose prose
}

// spokenKeys are the keys of the content whose texts a person reads.
func spokenKeys() []string {
	return []string{"intro", "ask", "why", "guide", "text", "example", "label", "low", "high", "title", "lead", "beside",
		"yes", "urgent", "unwritten", "after", "body", "gap", "about", "advice", "question", "gist"}
}

// spokenTexts returns the texts of a file.
func spokenTexts(file string, tree *yaml.Node) (found []spokenText) {
	for _, p := range placesOf(tree) {
		if p.node.Tag == "!!str" && spoken(file, p) {
			text := spokenText{file: file, line: p.node.Line, place: strings.TrimSuffix(file, ".yaml") + "/" + p.name, text: p.node.Value}
			text.prose = read(text.text)
			found = append(found, text)
		}
	}
	return found
}

// spoken reports whether a person reads what is at a place.
func spoken(file string, p place) bool {
	switch {
	case file == wordsFile || file == "sheets.yaml":
		return !p.item
	case strings.HasPrefix(file, "steps/") && strings.HasSuffix(p.name, "/rest/after"):
		return false // the id of a prompt
	case file == "safety.yaml" && strings.HasPrefix(p.name, "gate/") && p.key() == "name":
		return true // what a yes was about
	}
	return slices.Contains(spokenKeys(), p.key())
}

// lintTone checks the texts of a language against its tone. whole tells that
// they are all of them.
func lintTone(fsys fs.FS, texts []spokenText, whole bool) Problems {
	tone, found := loadTone(fsys)
	if tone == nil {
		return found
	}
	for _, t := range texts {
		found = append(found, tone.sentences(t)...)
		found = append(found, tone.characters(t)...)
	}
	for _, r := range tone.Rules {
		wrong, looked := r.lint(texts)
		found = append(found, wrong...)
		if whole && !looked {
			found = append(found, r.problem("there is no text in the places it names", "correct in and not"))
		}
	}
	if tone.Grade != nil {
		found = append(found, tone.Grade.lint(texts)...)
	}
	return found
}

func (t spokenText) problem(what, fix string) Problem {
	return Problem{File: t.file, Line: t.line, Kind: "text", ID: t.place, What: what, Fix: fix}
}

func (t *tone) sentences(text spokenText) (found Problems) {
	for _, s := range text.prose.sentences {
		if n := len(wordForm().FindAllString(s, -1)); t.Sentence > 0 && n > t.Sentence {
			found = append(found, text.problem(fmt.Sprintf("a sentence of %d words: %q", n, s), fmt.Sprintf("make it at most %d, or two sentences", t.Sentence)))
		}
	}
	return found
}

func (t *tone) characters(text spokenText) Problems {
	odd := func(r rune) bool { return r > '~' && !strings.ContainsRune(t.Characters, r) }
	i := strings.IndexFunc(text.text, odd)
	if i < 0 || unreadable(firstRune(text.text[i:])) { // of those, lintCharacters speaks
		return nil
	}
	return Problems{text.problem(fmt.Sprintf("the odd character %q", firstRune(text.text[i:])), "take it out, or add it to characters in "+toneFile)}
}

// lint returns what the rule finds, and whether there was any text for it.
func (r *toneRule) lint(texts []spokenText) (found Problems, looked bool) {
	for _, t := range texts {
		if !r.looks(t.place) {
			continue
		}
		looked = true
		if fault := r.fault(t.prose); fault != "" {
			p := t.problem(fmt.Sprintf("rule %q %s", r.ID, fault), r.Fix)
			p.Requirement = r.Keeps
			found = append(found, p)
		}
	}
	return found, looked
}

// lint grades what is read together. A few words have no grade worth the name.
func (g *grade) lint(texts []spokenText) (found Problems) {
	const enough = 20 // words
	for i := 0; i < len(texts); {
		whole := texts[i]
		whole.place = together(whole.place)
		for i++; i < len(texts) && together(texts[i].place) == whole.place; i++ {
			whole.text += "\n\n" + texts[i].text
		}
		whole.prose = read(whole.text)
		if whole.prose.words() < enough {
			continue
		}
		if n := g.of(whole.prose); n > g.Most {
			found = append(found, whole.problem(fmt.Sprintf("reading grade %.1f, at most %.0f", n, g.Most), "shorten sentences and words"))
		}
	}
	return found
}

// together returns the place whose texts are read together: that of the prompt,
// in a step.
func together(place string) string {
	parts := strings.Split(place, "/") // steps/listen/prompts/heard/...
	if len(parts) > 4 && parts[0] == "steps" && parts[2] == "prompts" {
		return strings.Join(parts[:4], "/")
	}
	return place
}
