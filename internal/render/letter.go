package render

import (
	_ "embed" // the page that LetterHTML fills
	"regexp"
)

//go:embed letter.html
var letterHTML string

// Letter returns the letter as safe text with its own lines.
func Letter(letter string) string { return trimmed(letter) + "\n" }

// LetterMarkdown returns the letter as CommonMark with its own lines.
func LetterMarkdown(letter string) string { return escapeLines(trimmed(letter), "") + "\n" }

// LetterHTML returns the letter as one page to print on A4 or Letter paper, with
// nothing else on it. The title is for the window and for screen readers.
func LetterHTML(title, letter string) (string, error) {
	paragraphs := regexp.MustCompile(`\n[ \t]*\n\s*?`).Split(trimmed(letter), -1)
	return fillHTML(letterHTML, struct {
		Title      string
		Paragraphs []string
	}{title, paragraphs})
}
