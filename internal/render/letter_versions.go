package render

import (
	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// LetterPrompt returns the prompt that asks for the letter, or nil where the
// workbook has none.
func LetterPrompt(wb *workbook.Workbook) *workbook.Prompt {
	for _, step := range wb.Steps {
		for _, p := range step.Prompts {
			if p.Kind == workbook.Letter && p.Again == "" {
				return p
			}
		}
	}
	return nil
}

// LetterVersion is one version of the letter.
type LetterVersion struct {
	entry.Entry
	Text string
}

// LetterVersions returns every version of the letter, the oldest first: each
// time that it was written, and what it became when it was read again.
func LetterVersions(wb *workbook.Workbook, entries []entry.Entry) []LetterVersion {
	letter := LetterPrompt(wb)
	if letter == nil {
		return nil
	}
	var versions []LetterVersion
	for _, e := range entries {
		p, _ := wb.Prompt(e.Prompt)
		if e.Kind == entry.Answer && p != nil && (p.ID == letter.ID || p.Again == letter.ID) {
			versions = append(versions, LetterVersion{e, answers.Input(p, e.Answer)})
		}
	}
	return versions
}
