package render

import (
	_ "embed" // the page that LetterHTML fills
	"fmt"
	"html/template"
	"strings"
)

//go:embed letter.html
var letterHTML string

// Letter returns the letter as safe text with its own lines.
func Letter(letter string) string { return trimmed(letter) + "\n" }

// LetterMarkdown returns the letter as CommonMark with its own lines.
func LetterMarkdown(letter string) string { return escapeLines(trimmed(letter), "") + "\n" }

// LetterHTML returns the letter as one page to print on A4 or Letter paper, with
// nothing else on it.
func LetterHTML(letter string) (string, error) {
	page, err := template.New("letter").Parse(letterHTML)
	if err != nil {
		return "", fmt.Errorf("reading the page: %w", err)
	}
	var b strings.Builder
	if err := page.Execute(&b, trimmed(letter)); err != nil {
		return "", fmt.Errorf("filling the page: %w", err)
	}
	return b.String(), nil
}
