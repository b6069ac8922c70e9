package prompt

import (
	"github.com/charmbracelet/lipgloss"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// painted lays out Markdown in one style, with emphasis on top of it.
func painted(md string, width int, style lipgloss.Style, l *look) []string {
	return display.Layout(display.Blocks(md), width, func(w display.Word) string {
		if w.Emph {
			return l.emph.Inherit(style).Render(w.Text)
		}
		return style.Render(w.Text)
	})
}

// unpainted lays out Markdown without any style.
func unpainted(md string, width int) []string {
	return display.Layout(display.Blocks(md), width, display.Plain)
}
