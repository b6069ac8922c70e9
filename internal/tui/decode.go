package tui

import (
	"bytes"
	"slices"
	"time"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// decoder makes keys of the bytes that a terminal sends. What is typed fast
// comes together, and what is sent slowly comes in pieces, so it keeps what may
// be the beginning of a key until the rest has come.
type decoder struct {
	rest    []byte // the beginning of a key
	pasting bool   // between the two marks of a paste
	paste   []byte // what was pasted so far
	typing  typing // what is typed, key by key or in a burst
	seen    int64  // how many scenes were drawn by now
}

const (
	esc, bell   = 0x1b, 0x07
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

// How long to wait for the rest of what has begun. What does not come in time
// was no beginning.
const (
	splitKey = 50 * time.Millisecond  // after an escape, which may be the key of that name
	splitAny = 500 * time.Millisecond // after the first bytes of a letter or a sequence
)

// patience is how long to wait for what comes next: for ever unless something has
// begun.
func (d *decoder) patience() time.Duration {
	switch {
	case d.pasting:
		return -1
	case len(d.rest) == 0 && d.typing.letters:
		return together
	case len(d.rest) == 0:
		return -1
	case d.rest[0] == esc && len(d.rest) == 1:
		return splitKey
	}
	return splitAny
}

// decode returns the keys that some bytes complete. Once nothing more has come
// in time, it is late, and what there is counts as it is.
func (d *decoder) decode(more []byte, late bool) []Key {
	b := append(d.rest, more...)
	var keys []Key
	for len(b) > 0 {
		n, key := d.next(b, late)
		if n == 0 {
			break
		}
		b = b[n:]
		if key != nil {
			keys = append(keys, d.typing.add(Key{KeyMsg: *key, seen: d.seen})...)
		}
		if d.pasting {
			keys = append(keys, d.typing.end()...)
		}
	}
	if late {
		keys = append(keys, d.typing.end()...)
	}
	d.rest = slices.Clone(b)
	return keys
}

// end returns the keys that there are if nothing more comes, because the terminal
// has gone or somebody else reads from it: also the part of a paste.
func (d *decoder) end() []Key {
	keys := d.typing.end()
	if len(d.paste) > 0 {
		keys = append(keys, Key{KeyMsg: *pasteOf(d.paste), seen: d.seen})
	}
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
	return end + len(pasteEnds), pasteOf(text)
}

func pasteOf(text []byte) *tea.KeyMsg {
	return &tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(display.Legible(string(text))), Paste: true}
}

// letters decodes a control character, a space, or letters up to one of those.
// Bytes that are not UTF-8 are letters of an older encoding.
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
		if !late && !utf8.FullRune(b[n:]) {
			break
		}
		r, size := utf8.DecodeRune(b[n:])
		if r == utf8.RuneError && size == 1 {
			r = display.LegacyLetter(b[n])
		}
		runes = append(runes, r)
		n += size
	}
	if n == 0 {
		return 0, nil
	}
	return n, &tea.KeyMsg{Type: tea.KeyRunes, Runes: runes}
}

func isControl(c byte) bool { return c < ' ' || c == 0x7f }
