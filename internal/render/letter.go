package render

import (
	_ "embed" // the style of a letter
	"regexp"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

//go:embed letter.css
var letterCSS css

// Letter returns the letter as safe text with its own lines.
func Letter(letter string) string { return trimmed(letter) + "\n" }

// LetterMarkdown returns the letter as CommonMark with its own lines.
func LetterMarkdown(letter string) string { return escapeLines(trimmed(letter), "") + "\n" }

// LetterHTML returns the letter as one page to print on A4 or Letter paper, with
// nothing else on it. The title is for the window and for screen readers.
func LetterHTML(title, letter string) string {
	title = display.OneLine(title)
	paragraphs := regexp.MustCompile(`\n[ \t]*\n\s*?`).Split(trimmed(letter), -1)
	return newHTML(title, letterCSS, func(p *htmlPage) {
		p.text("h1", title)
		p.texts(`p class="words" dir="auto"`, paragraphs)
	})
}
