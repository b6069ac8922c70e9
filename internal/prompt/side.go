package prompt

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/tui"
)

// besideFrom is the width from which a screen has room beside the question, sideGap
// how far away that is, in columns.
const (
	besideFrom = 110
	sideGap    = 4
)

// sideWidth returns the width of what stands beside a question; 0 for nothing.
func sideWidth(width int) int {
	if width < besideFrom {
		return 0
	}
	return min(width-2*tui.Margin(width)-tui.TextWidth(width)-sideGap, tui.LongestRow)
}

// side is what stands beside a question.
type side struct {
	rows    []string
	cut     bool // there are more quotes
	example bool // the example is among it
}

// beside lays out the person's earlier words, and then the example if there is room
// for all of it.
func (q *question) beside(width, height int) side {
	if width <= 0 || height <= 0 {
		return side{cut: len(quotesOf(q.q)) > 0}
	}
	var s side
	for _, quote := range quotesOf(q.q)[min(1, len(q.q.Checks)):] { // the first check is above the field
		if len(s.rows) > 0 {
			s.rows = append(s.rows, "")
		}
		for _, row := range quoted(quote, width-tui.SignWidth, q.theme) {
			s.rows = append(s.rows, row.Text)
		}
	}
	if s.cut = len(s.rows) > height; s.cut {
		s.rows = tui.Cut(s.rows, height)
		return s
	}
	example := q.example(width)
	if need := len(s.rows) + 1 + len(example); len(example) > 0 && need <= height {
		if len(s.rows) > 0 {
			s.rows = append(s.rows, "")
		}
		s.rows, s.example = append(s.rows, example...), true
	}
	return s
}

// example lays out the example of a question.
func (q *question) example(width int) []string {
	if strings.TrimSpace(q.q.Example) == "" {
		return nil
	}
	return q.theme.Markdown(q.options.Words.Say("ask-example", "text", q.q.Example), width, q.theme.Faint)
}
