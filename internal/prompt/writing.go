package prompt

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// writing is the field for long text, a huh field like the others. It takes
// the place of huh's own text area in all that concerns the text itself: that
// one turns tabs and other characters into something else, stops at 99 typed
// lines and cuts off at 10,000, breaks emoji apart, and takes a tenth of a
// second a key at 100 KB.
type writing struct {
	*huh.Text // for the methods of a field that concern a form, not the text
	page      *page
	height    int
	look      *look
}

func newWriting(value string, l *look) *writing {
	return &writing{Text: huh.NewText(), page: newPage(value), height: 1, look: l}
}

// GetValue gives the text, byte for byte.
func (w *writing) GetValue() any { return w.page.text }

// WithWidth leaves a column for the cursor after a full row.
func (w *writing) WithWidth(width int) huh.Field {
	w.page.resize(max(1, width-barWidth-1))
	return w
}

// WithHeight sets how many rows are shown.
func (w *writing) WithHeight(height int) huh.Field {
	w.height = max(1, height)
	return w
}

// Update takes keys and pastes; what is no key of a writer's is ignored.
func (w *writing) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	k, ok := msg.(tea.KeyMsg)
	switch {
	case !ok:
	case k.Type == tea.KeyRunes && !k.Alt, k.Type == tea.KeySpace:
		w.page.insert(string(k.Runes))
	default:
		w.press(k.String())
	}
	return w, nil
}

// press does what a key means: the arrows, and the keys of a shell's line.
func (w *writing) press(key string) {
	p := w.page
	switch key {
	case "enter", "alt+enter", "ctrl+j":
		p.insert("\n")
	case "left", "ctrl+b":
		p.move(p.before())
	case "right", "ctrl+f":
		p.move(p.after())
	case "up", "ctrl+p":
		p.up()
	case "down", "ctrl+n":
		p.down()
	case "home", "ctrl+a":
		p.move(p.row(p.at).from)
	case "end":
		p.move(p.rowEnd(p.row(p.at)))
	case "ctrl+home", "alt+<":
		p.move(0)
	case "ctrl+end", "alt+>":
		p.move(len(p.text))
	case "alt+left", "ctrl+left", "alt+b":
		p.move(p.wordBefore())
	case "alt+right", "ctrl+right", "alt+f":
		p.move(p.wordAfter())
	case "backspace", "ctrl+h":
		p.remove(p.before())
	case "delete":
		p.remove(p.after())
	case "ctrl+w", "alt+backspace":
		p.remove(p.wordBefore())
	case "alt+d", "alt+delete":
		p.remove(p.wordAfter())
	case "ctrl+u":
		p.remove(p.paragraph(p.at).from)
	case "ctrl+k":
		p.remove(p.paragraph(p.at).to)
	case "ctrl+z", "ctrl+_":
		p.undo()
	}
}

// View draws the rows around the cursor, each after a bar.
func (w *writing) View() string {
	rows := w.page.visible(w.height)
	lines := make([]string, w.height)
	cursor := w.page.row(w.page.at)
	for i := range lines {
		switch {
		case i >= len(rows):
		case rows[i] == cursor:
			lines[i] = w.withCursor(rows[i])
		default:
			lines[i] = shown(w.page.text[rows[i].from:rows[i].to])
		}
		lines[i] = w.look.bar + lines[i]
	}
	pointed(lines, rows[0].from > 0, rows[len(rows)-1].to < len(strings.TrimRight(w.page.text, "\n")))
	return strings.Join(lines, "\n")
}

// withCursor draws the row with the cursor: the character that it stands on,
// in reverse.
func (w *writing) withCursor(r span) string {
	p := w.page
	under, rest := " ", ""
	if next := p.after(); p.at < r.to && next <= r.to {
		under, rest = display.Safe(p.text[p.at:next]), shown(p.text[next:r.to])
	}
	left := ansi.Truncate(display.Safe(p.text[r.from:p.at]), p.width, "") // spaces may stand out
	return left + w.look.cursor.Render(under) + rest
}
