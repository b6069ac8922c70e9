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
	s := opened(b, q, workbook.Words{}, forget)
	letter, back := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("a")}, tea.KeyMsg{Type: tea.KeyBackspace}
	for b.Loop() {
		press(s, letter)
		s.View(80, 24)
		press(s, back)
		s.View(80, 24)
	}
}
