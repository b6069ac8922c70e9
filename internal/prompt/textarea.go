package prompt

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
)

// textarea is the field for long text, a huh field like the others. It takes
// the place of huh's own text area in all that concerns the text itself: that
// one turns tabs and other characters into something else, stops at 99 typed
// lines and cuts off at 10,000, breaks emoji apart, and takes a tenth of a
// second a key at 100 KB.
type textarea struct {
	*huh.Text // for the methods of a field that concern a form, not the text
	buffer    *buffer
	height    int
	theme     *theme
}

func newTextarea(value string, t *theme) *textarea {
	return &textarea{Text: huh.NewText(), buffer: newBuffer(value), height: 1, theme: t}
}

// GetValue returns the text, byte for byte.
func (w *textarea) GetValue() any { return w.buffer.text }

// WithWidth leaves a column for the cursor after a full row.
func (w *textarea) WithWidth(width int) huh.Field {
	w.buffer.resize(max(1, width-barWidth-1))
	return w
}

// WithHeight sets how many rows are shown.
func (w *textarea) WithHeight(height int) huh.Field {
	w.height = max(1, height)
	return w
}

// Update takes keys and pastes; what is no key of a writer's is ignored.
func (w *textarea) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	k, ok := msg.(tea.KeyMsg)
	switch {
	case !ok:
	case k.Type == tea.KeyRunes && !k.Alt, k.Type == tea.KeySpace:
		w.buffer.insert(string(k.Runes))
	default:
		w.press(k.String())
	}
	return w, nil
}

// press does what a key means: the arrows, and the keys of a shell's line.
func (w *textarea) press(key string) {
	b := w.buffer
	switch key {
	case "enter", "alt+enter", "ctrl+j":
		b.insert("\n")
	case "left", "ctrl+b":
		b.move(b.before())
	case "right", "ctrl+f":
		b.move(b.after())
	case "up", "ctrl+p":
		b.up()
	case "down", "ctrl+n":
		b.down()
	case "home", "ctrl+a":
		b.move(b.row(b.at).From)
	case "end":
		b.move(b.rowEnd(b.row(b.at)))
	case "ctrl+home", "alt+<":
		b.move(0)
	case "ctrl+end", "alt+>":
		b.move(len(b.text))
	case "alt+left", "ctrl+left", "alt+b":
		b.move(b.wordBefore())
	case "alt+right", "ctrl+right", "alt+f":
		b.move(b.wordAfter())
	case "backspace", "ctrl+h":
		b.remove(b.before())
	case "delete":
		b.remove(b.after())
	case "ctrl+w", "alt+backspace":
		b.remove(b.wordBefore())
	case "alt+d", "alt+delete":
		b.remove(b.wordAfter())
	case "ctrl+u":
		b.remove(b.paragraph(b.at).From)
	case "ctrl+k":
		b.remove(b.paragraph(b.at).To)
	case "ctrl+z", "ctrl+_":
		b.undo()
	}
}

// View draws the rows around the cursor, each after a bar.
func (w *textarea) View() string {
	rows := w.buffer.visible(w.height)
	lines := make([]string, w.height)
	cursor := w.buffer.row(w.buffer.at)
	for i := range lines {
		switch {
		case i >= len(rows):
		case rows[i] == cursor:
			lines[i] = w.withCursor(rows[i])
		default:
			lines[i] = visible(w.buffer.text[rows[i].From:rows[i].To])
		}
		lines[i] = w.theme.bar + lines[i]
	}
	pointed(lines, rows[0].From > 0, rows[len(rows)-1].To < len(strings.TrimRight(w.buffer.text, "\n")))
	return strings.Join(lines, "\n")
}

// withCursor draws the row with the cursor.
func (w *textarea) withCursor(r display.Span) string {
	b := w.buffer
	left := ansi.Truncate(display.Safe(b.text[r.From:b.at]), b.width, "") // spaces may exceed it
	return left + tui.CursorHere + visible(b.text[b.at:max(b.at, r.To)])
}

// visible returns what is shown of a piece of text that ends a row.
func visible(s string) string { return display.Safe(strings.TrimRight(s, " \t\r\n")) }
