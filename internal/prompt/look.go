package prompt

import (
	"io"

	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// bar stands to the left of every row of a field, and barWidth is what it
// takes, in columns.
const (
	bar      = "┃"
	barWidth = 2
)

// look is how things look: few of the sixteen base colours, which read well on
// light and dark backgrounds, or none. Bold, faint and reverse are not colours
// and stay.
type look struct {
	plain, bold, faint, emph, accent, warn, cursor lipgloss.Style

	bar  string     // to the left of every row of a field
	huh  *huh.Theme // the same for huh's fields
	keys *huh.KeyMap
}

func newLook(color bool) *look {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.ANSI)
	r.SetHasDarkBackground(true)
	paint := func(c string) lipgloss.Style {
		if color {
			return r.NewStyle().Foreground(lipgloss.Color(c))
		}
		return r.NewStyle()
	}
	l := &look{
		plain: r.NewStyle(), bold: r.NewStyle().Bold(true), faint: r.NewStyle().Faint(true), emph: r.NewStyle().Italic(true),
		accent: paint("6"), warn: paint("3"), cursor: r.NewStyle().Reverse(true),
		keys: fieldKeys(),
	}
	l.bar = l.accent.Render(bar) + " "
	l.huh = l.theme(r.NewStyle())
	return l
}

// theme dresses huh's fields: a bar on the left, the chosen option in the
// accent colour.
func (l *look) theme(plain lipgloss.Style) *huh.Theme {
	f := huh.FieldStyles{
		Base: plain.PaddingLeft(1).BorderStyle(lipgloss.ThickBorder()).BorderLeft(true).
			BorderForeground(l.accent.GetForeground()),
		SelectSelector:      l.accent.SetString(marker),
		MultiSelectSelector: l.accent.SetString(marker),
		SelectedOption:      l.accent,
		SelectedPrefix:      l.accent.SetString("[x] "),
		UnselectedOption:    plain,
		UnselectedPrefix:    plain.SetString("[ ] "),
		Option:              plain,
		FocusedButton:       l.cursor.Padding(0, 2),
		BlurredButton:       plain.Padding(0, 2),
		TextInput: huh.TextInputStyles{
			Cursor: plain, CursorText: plain, Placeholder: l.faint, Prompt: plain, Text: plain,
		},
	}
	return &huh.Theme{Focused: f, Blurred: f}
}
