package tui

import (
	"bytes"
	"slices"
	"time"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// decoder makes keys of the bytes that a terminal sends. What is typed fast
// comes together, and what is sent slowly comes in pieces, so it keeps what may
// be the beginning of a key until the rest has come.
type decoder struct {
	rest    []byte // the beginning of a key
	pasting bool   // between the two marks of a paste
	paste   []byte // what was pasted so far
}

const (
	esc         = 0x1b
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

// splitKey is how long the rest of a key may take that came in two pieces. An
// escape that comes alone is the key of that name.
const splitKey = 50 * time.Millisecond

// patience is how long to wait for what comes next: for ever unless a key has
// begun.
func (d *decoder) patience() time.Duration {
	if len(d.rest) == 0 || d.pasting {
		return -1
	}
	return splitKey
}

// decode returns the keys that some bytes complete. Once nothing more has come
// in time, it is late, and what there is counts as it is.
func (d *decoder) decode(more []byte, late bool) []tea.KeyMsg {
	b := append(d.rest, more...)
	var keys []tea.KeyMsg
	for len(b) > 0 {
		n, key := d.next(b, late)
		if n == 0 {
			break
		}
		b = b[n:]
		if key != nil {
			keys = append(keys, *key)
		}
	}
	d.rest = slices.Clone(b)
	return keys
}

// next decodes what bytes begin with: how many of them, and the key, or nil
// where they mean none. It takes no bytes if more of them are needed.
func (d *decoder) next(b []byte, late bool) (int, *tea.KeyMsg) {
	switch {
	case d.pasting:
		return d.pasted(b)
	case bytes.HasPrefix(b, []byte(pasteBegins)):
		d.pasting, d.paste = true, nil
		return len(pasteBegins), nil
	case b[0] == esc:
		return escape(b, late)
	}
	return letters(b, late)
}

// pasted takes what was pasted, up to the mark of its end.
func (d *decoder) pasted(b []byte) (int, *tea.KeyMsg) {
	end := bytes.Index(b, []byte(pasteEnds))
	if end < 0 {
		n := len(b)
		for cut := max(0, len(b)-len(pasteEnds)+1); cut < len(b); cut++ { // the mark may have begun
			if bytes.HasPrefix([]byte(pasteEnds), b[cut:]) {
				n = cut
				break
			}
		}
		d.paste = append(d.paste, b[:n]...)
		return n, nil
	}
	text := append(d.paste, b[:end]...)
	d.pasting, d.paste = false, nil
	return end + len(pasteEnds), &tea.KeyMsg{Type: tea.KeyRunes, Runes: validRunes(text), Paste: true}
}

// validRunes drops the bytes that are not UTF-8.
func validRunes(b []byte) []rune {
	runes := make([]rune, 0, len(b))
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r != utf8.RuneError || n > 1 {
			runes = append(runes, r)
		}
		b = b[n:]
	}
	return runes
}

// letters decodes a control character, a space, or letters up to one of those.
func letters(b []byte, late bool) (int, *tea.KeyMsg) {
	switch {
	case isControl(b[0]):
		return 1, &tea.KeyMsg{Type: tea.KeyType(b[0])}
	case b[0] == ' ':
		return 1, &tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	}
	var runes []rune
	n := 0
	for n < len(b) && !isControl(b[n]) && b[n] != ' ' {
		r, size := utf8.DecodeRune(b[n:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		runes = append(runes, r)
		n += size
	}
	switch {
	case n > 0:
		return n, &tea.KeyMsg{Type: tea.KeyRunes, Runes: runes}
	case !late && !utf8.FullRune(b):
		return 0, nil
	}
	return 1, nil // no UTF-8
}

func isControl(c byte) bool { return c < ' ' || c == 0x7f }
