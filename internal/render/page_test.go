package render_test

import (
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/render"
)

// TestWindowsLineEnds checks that a text with them looks as it does without.
func TestWindowsLineEnds(t *testing.T) {
	const text = "Sam,\n\nI told it.\n- twice\n- aloud\n\n"
	windows := strings.ReplaceAll(text, "\n", "\r\n")
	page := render.Page{Width: 80}
	for name, shown := range map[string]func(string) string{
		"text":       page.Text,
		"letter":     render.Letter,
		"markdown":   render.LetterMarkdown,
		"difference": func(s string) string { return page.Difference("Sam,\nI told it.", s) },
		"unlike":     func(s string) string { return page.Difference("Nothing like that.", s) },
		"document": func(s string) string {
			return page.Document(render.Document{Chapters: []render.Chapter{{Answers: []render.Answer{{Text: s}}}}})
		},
		"checked": func(s string) string { return page.Marked(s, "advice", nil) },
	} {
		if got, want := shown(windows), shown(text); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
