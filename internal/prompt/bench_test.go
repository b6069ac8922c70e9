package prompt

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// BenchmarkKey is a letter typed and taken back, each with the screen drawn.
func BenchmarkKey(b *testing.B) {
	q := guide.Question{
		ID: "deed", Kind: workbook.Text, Step: "Acknowledge", Number: 1, Of: 9,
		Ask: "What did you do?", Why: "It is the first thing to be checked.", Guide: "Tell the scene. Leave out the reasons.",
		Rail: []guide.Stage{{Title: "Acknowledge", Here: true}, {Title: "Apologize"}, {Title: "Listen"}},
	}
	s := newQuestion(b.Context(), q, func(string) error { return nil }, &Options{Words: workbook.Words{}}, newLook(true), 76)
	letter, back := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("a")}, tea.KeyMsg{Type: tea.KeyBackspace}
	for b.Loop() {
		s.press(letter)
		s.view(80, 24)
		s.press(back)
		s.view(80, 24)
	}
}
