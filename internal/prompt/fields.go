package prompt

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"codeberg.org/trustrepair/trustrepair/internal/buffer"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// newField makes the field for a kind of question with a value in it.
func newField(q guide.Question, value string, width int, w workbook.Words, t *theme) *field {
	f := widgetOf(q.Kind).field(canvas{q, value, width, w, t})
	f.huh.WithTheme(t.huh)
	f.huh.WithKeyMap(t.keys)
	f.huh.Focus()
	return f
}

func newLong(value string, fromTop bool, lines int, t *theme) *field {
	w := newTextarea(value, t)
	if fromTop {
		w.buffer.Move(0)
	}
	return &field{huh: w, long: true, lines: lines, value: func() string { return w.buffer.Text }}
}

// newLine takes one line, and says what it takes as long as it is empty. What
// huh's input cannot hold (a tab, a control character) survives as long as
// nobody edits the line.
func newLine(value, takes string) *field {
	held := value
	input := huh.NewInput().Prompt("").Placeholder(takes).Value(&held)
	input.Update(nil)
	cleaned := held
	return &field{
		huh:  input,
		line: true,
		before: func(k tea.KeyMsg) bool {
			if s := k.String(); s != "alt+d" && s != "alt+delete" {
				return true
			}
			deleteWordForward(input, &held)
			return false
		},
		value: func() string {
			if held == cleaned {
				return value
			}
			return held
		},
	}
}

// deleteWordForward removes the word after the cursor. The library would panic
// where no word follows, and takes one letter or space too many elsewhere. It
// does not tell where its cursor is, so we cut off what follows, look what that
// was, and put back what stays.
func deleteWordForward(input *huh.Input, held *string) {
	all := *held
	input.Update(tea.KeyMsg{Type: tea.KeyCtrlK})
	rest := buffer.New(strings.TrimPrefix(all, *held))
	rest.Move(0)
	rest.Remove(rest.WordAfter())
	stays := []rune(rest.Text)
	input.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: stays})
	for range stays {
		input.Update(tea.KeyMsg{Type: tea.KeyLeft})
	}
}

// newConfirm asks for yes or no, with a list like any other: neither is chosen at
// first, and what is chosen has a mark before it.
func newConfirm(value string, w workbook.Words, t *theme) *field {
	options := []workbook.Option{{ID: "true", Label: w.Say("ask-yes")}, {ID: "false", Label: w.Say("ask-no")}}
	if value != "" {
		value = strconv.FormatBool(isYes(value))
	}
	return newChoice(numbered(options), value, t)
}

// isYes reads the value of a confirmation.
func isYes(value string) bool { return value == "true" || value == "yes" || value == "y" }

// newScale offers the numbers of a scale, with what its ends mean.
func newScale(ends *workbook.Ends, value string, t *theme) *field {
	var options []workbook.Option
	for n := ends.From; n <= ends.To; n++ {
		label := strconv.Itoa(n)
		switch n {
		case ends.From:
			label = fmt.Sprintf("%d  %s", n, ends.Low)
		case ends.To:
			label = fmt.Sprintf("%d  %s", n, ends.High)
		}
		options = append(options, workbook.Option{ID: strconv.Itoa(n), Label: label})
	}
	return newChoice(options, value, t)
}

// fieldKeys are the keys that huh's fields know; all others are the screen's. No
// letter is among them.
func fieldKeys() *huh.KeyMap {
	bind := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	up, down := bind("up", "ctrl+p"), bind("down", "ctrl+n")
	first, last := bind("home"), bind("end")
	return &huh.KeyMap{
		Select:      huh.SelectKeyMap{Up: up, Down: down, GotoTop: first, GotoBottom: last},
		MultiSelect: huh.MultiSelectKeyMap{Up: up, Down: down, GotoTop: first, GotoBottom: last, Toggle: bind(" ")},
	}
}
