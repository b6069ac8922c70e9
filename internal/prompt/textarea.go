package prompt

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/buffer"
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
	buffer    *buffer.Buffer
	height    int
	theme     *theme
}

func newTextarea(value string, t *theme) *textarea {
	return &textarea{Text: huh.NewText(), buffer: buffer.New(value), height: 1, theme: t}
}

// GetValue returns the text, byte for byte.
func (w *textarea) GetValue() any { return w.buffer.Text }

// WithWidth leaves a column for the cursor after a full row.
func (w *textarea) WithWidth(width int) huh.Field {
	w.buffer.Resize(max(1, width-barWidth-1))
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
		w.buffer.Insert(string(k.Runes))
	default:
		w.buffer.Press(k.String())
	}
	return w, nil
}

// View draws the rows around the cursor, each after a bar.
func (w *textarea) View() string {
	rows := w.buffer.Visible(w.height)
	lines := make([]string, w.height)
	cursor := w.buffer.Row(w.buffer.At)
	for i := range lines {
		switch {
		case i >= len(rows):
		case rows[i] == cursor:
			lines[i] = w.withCursor(rows[i])
		default:
			lines[i] = visible(w.buffer.Text[rows[i].From:rows[i].To])
		}
		lines[i] = w.theme.bar + lines[i]
	}
	pointed(lines, rows[0].From > 0, rows[len(rows)-1].To < len(strings.TrimRight(w.buffer.Text, "\n")))
	return strings.Join(lines, "\n")
}

// withCursor draws the row with the cursor.
func (w *textarea) withCursor(r display.Span) string {
	b := w.buffer
	left := ansi.Truncate(display.Safe(b.Text[r.From:b.At]), b.Width(), "") // spaces may exceed it
	return left + tui.CursorHere + visible(b.Text[b.At:max(b.At, r.To)])
}

// visible returns what is shown of a piece of text that ends a row.
func visible(s string) string { return display.Safe(strings.TrimRight(s, " \t\r\n")) }
