package prompt

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// choice is a list to choose one option from. At first nothing is chosen, and no
// option has the cursor: a key pressed once too often must not answer for a
// person. It does not wrap round, so that its ends can be felt.
type choice struct {
	list    *huh.Select[string]
	options []workbook.Option
	theme   *theme
	own     huh.Theme // of the list, as long as nothing is chosen
	chosen  bool
}

func newChoice(options []workbook.Option, value string, t *theme) *field {
	c := &choice{options: options, theme: t, own: *t.huh, chosen: value != ""}
	c.list = huh.NewSelect[string]().Options(huhOptions(options)...).Value(&value)
	if !c.chosen {
		c.own.Focused.SelectSelector = t.Plain.SetString(strings.Repeat(" ", len([]rune(marker))))
		c.own.Focused.SelectedOption = t.Plain
	}
	c.list.WithTheme(&c.own)
	return &field{huh: c.list, list: true, before: c.before, value: c.value}
}

// value returns the id of the option that is chosen.
func (c *choice) value() string {
	if !c.chosen {
		return ""
	}
	id, _ := c.list.Hovered()
	return id
}

// before chooses with the first key that moves or that means an option, and
// keeps the cursor within the list. It reports whether huh is to see the key.
func (c *choice) before(k tea.KeyMsg) (pass bool) {
	first := !c.chosen
	if at := byKey(k, c.options); at >= 0 {
		c.choose()
		id := c.options[at].ID // huh writes to it later
		c.list.Value(&id)
		return false
	}
	keys := c.theme.keys.Select
	if !key.Matches(k, keys.Up, keys.Down, keys.GotoTop, keys.GotoBottom) {
		return true
	}
	c.choose()
	at := slices.IndexFunc(c.options, func(o workbook.Option) bool { return o.ID == c.value() })
	up, down := key.Matches(k, keys.Up), key.Matches(k, keys.Down)
	return !(first && (up || down)) && !(up && at == 0) && !(down && at == len(c.options)-1)
}

func (c *choice) choose() {
	c.chosen = true
	c.own.Focused.SelectSelector = c.theme.huh.Focused.SelectSelector
	c.own.Focused.SelectedOption = c.theme.huh.Focused.SelectedOption
}

// byKey returns the index of the option that a key means by itself, which is a digit
// that is the number before its label; -1 for none.
func byKey(k tea.KeyMsg, options []workbook.Option) int {
	if !isDigit(k) {
		return -1
	}
	typed := k.String()
	return slices.IndexFunc(options, func(o workbook.Option) bool {
		return o.Label == typed || strings.HasPrefix(o.Label, typed+" ")
	})
}

// isDigit reports whether a key is a single digit that was pressed.
func isDigit(k tea.KeyMsg) bool {
	return k.Type == tea.KeyRunes && !k.Alt && !k.Paste && len(k.Runes) == 1 && '0' <= k.Runes[0] && k.Runes[0] <= '9'
}

// numbered puts numbers before the labels of options.
func numbered(options []workbook.Option) []workbook.Option {
	with := make([]workbook.Option, len(options))
	for i, o := range options {
		with[i] = workbook.Option{ID: o.ID, Label: strconv.Itoa(i+1) + " " + display.OneLine(o.Label)}
	}
	return with
}

func newChoices(options []workbook.Option, value string, width int) *field {
	chosen := ids(value)
	list := huhOptions(options)
	for i := range list { // huh breaks the labels of a choice, but not these
		list[i].Key = strings.Join(display.Rows(list[i].Key, width), "\n")
	}
	s := huh.NewMultiSelect[string]().Options(list...).Filterable(false).Value(&chosen)
	f := &field{huh: s, list: true, value: func() string { return strings.Join(chosen, ",") }}
	f.before = func(k tea.KeyMsg) bool {
		at := byKey(k, options)
		if at < 0 {
			return true
		}
		s.Update(tea.KeyMsg{Type: tea.KeyHome})
		for range at {
			s.Update(tea.KeyMsg{Type: tea.KeyDown})
		}
		s.Update(tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")})
		return false
	}
	return f
}

// ids returns the options that a value of choices names.
func ids(value string) []string {
	return strings.FieldsFunc(value, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
}

func huhOptions(options []workbook.Option) []huh.Option[string] {
	list := make([]huh.Option[string], len(options))
	for i, o := range options {
		list[i] = huh.NewOption(display.OneLine(o.Label), o.ID)
	}
	return list
}
