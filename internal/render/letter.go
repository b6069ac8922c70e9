package render

import (
	_ "embed" // the page that LetterHTML fills
	"fmt"
	"html/template"
	"strings"
)

//go:embed letter.html
var letterHTML string

// Letter is the letter as text: its own lines, made safe.
func Letter(letter string) string { return body(letter) + "\n" }

// LetterMarkdown is the letter as CommonMark, its lines kept.
func LetterMarkdown(letter string) string { return escapedLines(body(letter), "") + "\n" }

// LetterHTML is the letter as one page to print on A4 or Letter paper, with
// nothing beside it.
func LetterHTML(letter string) (string, error) {
	page, err := template.New("letter").Parse(letterHTML)
	if err != nil {
		return "", fmt.Errorf("reading the page: %w", err)
	}
	var b strings.Builder
	if err := page.Execute(&b, body(letter)); err != nil {
		return "", fmt.Errorf("filling the page: %w", err)
	}
	return b.String(), nil
}
