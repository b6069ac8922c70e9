package prompt

import (
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"

	"codeberg.org/trustrepair/trustrepair/internal/tui"
)

// bar is to the left of every row of a field; barWidth is how many columns that
// takes.
const (
	bar      = "┃"
	barWidth = 2
)

// theme is how questions look: like all scenes, with fields of the same kind.
type theme struct {
	tui.Theme
	bar  string     // to the left of every row of a field
	huh  *huh.Theme // for huh's fields
	keys *huh.KeyMap
}

func newTheme(color bool) *theme {
	t := &theme{Theme: tui.NewTheme(color), keys: fieldKeys()}
	t.bar = t.Accent.Render(bar) + " "
	t.huh = t.fields()
	return t
}

// fields is the theme for huh's fields: a bar on the left, the chosen option in
// the accent colour.
func (t *theme) fields() *huh.Theme {
	f := huh.FieldStyles{
		Base: t.Plain.PaddingLeft(1).BorderStyle(lipgloss.ThickBorder()).BorderLeft(true).
			BorderForeground(t.Accent.GetForeground()),
		SelectSelector:      t.Accent.SetString(tui.CursorHere + marker),
		MultiSelectSelector: t.Accent.SetString(tui.CursorHere + marker),
		SelectedOption:      t.Accent,
		SelectedPrefix:      t.Accent.SetString("[x] "),
		UnselectedOption:    t.Plain,
		UnselectedPrefix:    t.Plain.SetString("[ ] "),
		Option:              t.Plain,
		TextInput: huh.TextInputStyles{
			Cursor: t.Plain.Transform(atCursor), CursorText: t.Plain, Placeholder: t.Faint, Prompt: t.Plain, Text: t.Plain,
		},
	}
	return &huh.Theme{Focused: f, Blurred: f}
}

// atCursor puts the cursor at the beginning of a text.
func atCursor(s string) string { return tui.CursorHere + s }
