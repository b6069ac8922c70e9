package tui

import (
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// together is how soon after one another the bytes of one burst come. Nobody types
// two keys within that time.
const together = 4 * time.Millisecond

// typing tells keys that were pressed from those that are part of a text, as the
// package documentation describes. It holds control characters that follow letters
// until it is known what follows them.
type typing struct {
	letters bool  // there were some in this burst
	lines   bool  // and a tab or a line end inside them
	held    []Key // since the last letter
}

// add takes the next key of a burst, and returns the keys that are known by then.
func (t *typing) add(k Key) []Key {
	switch {
	case k.Type == tea.KeyRunes && !k.Alt && !k.Paste:
		known := t.inside()
		t.letters = true
		return append(known, k)
	case t.letters && (k.Type == tea.KeySpace || isControlKey(k)):
		t.held = append(t.held, k)
		return nil
	}
	return append(t.end(), k)
}

// inside returns what was held, now that a letter has come after it.
func (t *typing) inside() []Key {
	known := t.held
	for i := range known {
		known[i].Inside = true
		t.lines = t.lines || known[i].Type == tea.KeyTab || isLineEnd(known[i])
	}
	t.held = nil
	return known
}

// end ends the burst and returns what was held. A line end after several lines is
// the end of the last of them.
func (t *typing) end() []Key {
	known := t.held
	for i := range known {
		known[i].Inside = t.lines && isLineEnd(known[i])
	}
	*t = typing{}
	return known
}

func isControlKey(k Key) bool {
	return !k.Alt && k.Type != tea.KeyEsc && 0 <= k.Type && k.Type <= tea.KeyBackspace
}

func isLineEnd(k Key) bool {
	return slices.Contains([]tea.KeyType{tea.KeyEnter, tea.KeyCtrlJ}, k.Type)
}
