package tui

import (
	"io"
	"slices"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// Theme is how scenes look: few of the sixteen base colours, which read well on
// light and dark backgrounds, or none. Bold and faint are not colours
// and stay.
type Theme struct {
	Plain, Bold, Faint, Emph, Accent, Warn lipgloss.Style
}

// NewTheme returns the theme with or without colours.
func NewTheme(color bool) Theme {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.ANSI)
	r.SetHasDarkBackground(true)
	paint := func(c string) lipgloss.Style {
		if color {
			return r.NewStyle().Foreground(lipgloss.Color(c))
		}
		return r.NewStyle()
	}
	return Theme{
		Plain: r.NewStyle(), Bold: r.NewStyle().Bold(true), Faint: r.NewStyle().Faint(true), Emph: r.NewStyle().Italic(true),
		Accent: paint("6"), Warn: paint("3"),
	}
}

// Markdown lays out a text in one style, with its emphasis on top of it.
func (t Theme) Markdown(md string, width int, style lipgloss.Style) []string {
	return t.Whole(md, width, width, style)
}

// Whole is like Markdown, with paths and commands whole as long as they are not wider
// than widest.
func (t Theme) Whole(md string, width, widest int, style lipgloss.Style) []string {
	emph, bold := t.Emph.Inherit(style), t.Bold.Inherit(style)
	return display.Layout(display.Blocks(md), width, widest, func(w display.Word) string {
		if w.Term {
			return bold.Render(w.Text)
		}
		if w.Emph || w.Code {
			return emph.Render(w.Text)
		}
		return style.Render(w.Text)
	})
}

// AtMost lays out a text in at most that many rows, with a sign where it goes on.
func (t Theme) AtMost(most int, md string, width int, style lipgloss.Style) []string {
	rows := t.Markdown(md, width, style)
	if len(rows) > most {
		rows = t.Markdown(md, max(1, width-SignWidth), style)[:most]
		rows[most-1] += goesOn
	}
	return rows
}

// Cut returns at most that many rows, with a sign where they go on. The last of them
// is not empty.
func Cut(rows []string, most int) []string {
	if len(rows) <= most {
		return rows
	}
	rows = slices.Clone(rows[:max(0, most)])
	for len(rows) > 0 && rows[len(rows)-1] == "" {
		rows = rows[:len(rows)-1]
	}
	if len(rows) > 0 {
		rows[len(rows)-1] += goesOn
	}
	return rows
}

// goesOn follows the last row that is shown when there are more. SignWidth is how
// many columns that takes.
const (
	goesOn    = " …"
	SignWidth = 2
)
