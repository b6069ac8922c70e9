package workbook

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// userText is a text that a person reads.
type userText struct {
	file  string
	line  int
	place string // including the file: "steps/listen/prompts/heard/ask"
	text  string
	prose prose
}

// userTextKeys are the keys whose texts a person reads.
func userTextKeys() []string {
	return []string{"intro", "ask", "why", "guide", "text", "example", "label", "low", "high", "title", "lead", "beside",
		"yes", "urgent", "unwritten", "after", "after-private", "say", "body", "gap", "about", "advice", "question", "gist"}
}

// userTexts returns the texts of a file that a person reads.
func userTexts(file string, tree *yaml.Node) (found []userText) {
	for _, p := range placesOf(tree) {
		if p.node.Tag == "!!str" && isUserText(file, p) {
			text := userText{file: file, line: p.node.Line, place: strings.TrimSuffix(file, ".yaml") + "/" + p.name, text: p.node.Value}
			text.prose = read(text.text)
			found = append(found, text)
		}
	}
	return found
}

// isUserText reports whether a person reads the text at a place.
func isUserText(file string, p place) bool {
	switch {
	case file == wordsFile && strings.HasPrefix(p.name, "said-"):
		return false // a person types these
	case file == wordsFile || file == "sheets.yaml":
		return !p.item
	case file == routesFile && strings.HasPrefix(p.name, "titles/"):
		return true
	case file == routesFile && p.key() == "after":
		return false // it names prompts
	case file == "safety.yaml" && strings.HasPrefix(p.name, "gate/") && p.key() == "name":
		return true // what a yes is about
	}
	return slices.Contains(userTextKeys(), p.key())
}

// lintTone checks the texts of a language against its tone. complete says that
// they are all there.
func lintTone(fsys fs.FS, texts []userText, complete bool) Problems {
	tone, found := loadTone(fsys)
	if tone == nil {
		return found
	}
	for _, t := range texts {
		found = append(found, tone.sentences(t)...)
		found = append(found, tone.characters(t)...)
	}
	for _, r := range tone.Rules {
		wrong, applied := r.lint(texts)
		found = append(found, wrong...)
		if complete && !applied {
			found = append(found, r.problem("there is no text in the places it names", `correct "in" and "not"`))
		}
	}
	if tone.Grade != nil {
		found = append(found, tone.Grade.lint(texts)...)
	}
	return found
}

func (t userText) problem(what, fix string) Problem {
	return Problem{File: t.file, Line: t.line, Kind: "text", ID: t.place, What: what, Fix: fix}
}

func (t *tone) sentences(text userText) (found Problems) {
	for _, s := range text.prose.sentences {
		if n := len(wordForm().FindAllString(s, -1)); t.Sentence > 0 && n > t.Sentence {
			found = append(found, text.problem(fmt.Sprintf("a sentence of %d words: %q", n, s), fmt.Sprintf("shorten it to %d, or split it", t.Sentence)))
		}
	}
	return found
}

func (t *tone) characters(text userText) Problems {
	odd := func(r rune) bool { return r > '~' && !strings.ContainsRune(t.Characters, r) }
	i := strings.IndexFunc(text.text, odd)
	if i < 0 || unreadable(firstRune(text.text[i:])) { // lintCharacters reports these
		return nil
	}
	return Problems{text.problem(fmt.Sprintf("the odd character %q", firstRune(text.text[i:])), "remove it, or add it to characters in "+toneFile)}
}

// lint returns what the rule finds, and reports whether it applied to any text.
func (r *toneRule) lint(texts []userText) (found Problems, applied bool) {
	for _, t := range texts {
		if !r.applies(t.place) {
			continue
		}
		applied = true
		if fault := r.fault(t.prose); fault != "" {
			p := t.problem(fmt.Sprintf("rule %q %s", r.ID, fault), r.Fix)
			p.Requirement = r.Keeps
			found = append(found, p)
		}
	}
	return found, applied
}

// lint grades the texts of each group together. A few words are too short to grade.
func (g *grade) lint(texts []userText) (found Problems) {
	const enough = 20 // words
	for i := 0; i < len(texts); {
		complete := texts[i]
		complete.place = groupOf(complete.place)
		for i++; i < len(texts) && groupOf(texts[i].place) == complete.place; i++ {
			complete.text += "\n\n" + texts[i].text
		}
		complete.prose = read(complete.text)
		if complete.prose.words() < enough {
			continue
		}
		if n := g.of(complete.prose); n > g.Most {
			found = append(found, complete.problem(fmt.Sprintf("reading grade %.1f, at most %.0f", n, g.Most), "shorten sentences and words"))
		}
	}
	return found
}

// groupOf returns the place whose texts are graded together. In a step it is that
// of the prompt.
func groupOf(place string) string {
	parts := strings.Split(place, "/") // steps/listen/prompts/heard/...
	if len(parts) > 4 && parts[0] == "steps" && parts[2] == "prompts" {
		return strings.Join(parts[:4], "/")
	}
	return place
}
