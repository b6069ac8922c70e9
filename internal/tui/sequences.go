package tui

import (
	"strconv"
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// longestSequence is the length beyond which bytes are no sequence of a key.
const longestSequence = 32

// escape decodes what begins with an escape: a sequence, a key pressed with alt,
// or the escape key.
func escape(b []byte, late bool) (int, *tea.KeyMsg) {
	if len(b) == 1 {
		if !late {
			return 0, nil
		}
		return 1, &tea.KeyMsg{Type: tea.KeyEsc}
	}
	switch b[1] {
	case '[':
		if n, key, ok := csi(b, late); ok {
			return n, key
		}
	case 'O':
		if n, key, ok := ss3(b, late); ok {
			return n, key
		}
	case ']', 'P', '_':
		if n, ok := answered(b, late); ok {
			return n, nil
		}
	case esc:
		if len(b) > 2 && b[2] == esc {
			return 1, &tea.KeyMsg{Type: tea.KeyEsc}
		}
		return withAlt(escape(b[1:], late))
	}
	rest := b[1:]
	n, key := letters(rest, late)
	if key != nil && key.Type == tea.KeyRunes { // alt goes with one letter
		key.Runes = key.Runes[:1]
		_, n = utf8.DecodeRune(rest)
	}
	return withAlt(n, key)
}

// longestAnswer is the length beyond which bytes are no answer of a terminal.
const longestAnswer = 4096

// answered takes an answer of the terminal to some program: a string of printable
// characters between an opening and a bell or an escape and a backslash. It
// reports false if that is not what bytes begin with. What has no end is text.
func answered(b []byte, late bool) (n int, ok bool) {
	first := map[byte]string{']': "0123456789lLI", 'P': "0123456789>!$+", '_': "G"}[b[1]]
	if len(b) > 2 && !strings.Contains(first, string(b[2])) {
		return 0, false
	}
	for i := 2; i < len(b) && i < longestAnswer; i++ {
		switch c := b[i]; {
		case c == bell:
			return i + 1, true
		case c == esc && i+1 < len(b):
			return i + 2, b[i+1] == '\\'
		case c == esc && !late:
			return 0, true
		case c < ' ' || c == 0x7f:
			return 0, false
		}
	}
	return 0, !late && len(b) < longestAnswer
}

// withAlt adds the escape before a key.
func withAlt(n int, key *tea.KeyMsg) (int, *tea.KeyMsg) {
	if n == 0 {
		return 0, nil
	}
	if key != nil {
		key.Alt = true
	}
	return n + 1, key
}

// csi decodes a control sequence: escape, bracket, parameters, and a last byte
// that says what it is. It reports false if that is not what bytes begin with.
func csi(b []byte, late bool) (n int, key *tea.KeyMsg, ok bool) {
	if len(b) > 3 && b[2] == '[' && 'A' <= b[3] && b[3] <= 'E' { // of the Linux console
		return 4, function(11 + int(b[3]-'A')), true
	}
	for i := 2; i < len(b) && i < longestSequence; i++ {
		c, parameters := b[i], string(b[2:i])
		switch {
		case c == '[' && i == 2 && len(b) == 3 && !late:
			return 0, nil, true
		case c == '[' && i == 2:
			return 0, nil, false
		case 0x40 <= c && c <= 0x7e, c == '$' && isNumber(parameters): // urxvt ends with a dollar
			return i + 1, csiKey(parameters, c), true
		case c < 0x20 || c > 0x3f:
			return 0, nil, false
		}
	}
	return 0, nil, !late && len(b) < longestSequence
}

// ss3 decodes a sequence of three bytes, which some terminals have for arrows
// and function keys.
func ss3(b []byte, late bool) (n int, key *tea.KeyMsg, ok bool) {
	if len(b) == 2 {
		return 0, nil, !late
	}
	switch c := b[2]; {
	case 'a' <= c && c <= 'd': // of urxvt
		return 3, named(c-'a'+'A', 1+4), true
	case c == 'M': // of a number block
		return 3, &tea.KeyMsg{Type: tea.KeyEnter}, true
	default:
		key = named(c, 1)
		return 3, key, key != nil
	}
}

// csiKey returns the key of a control sequence; nil if it is of none.
func csiKey(parameters string, last byte) *tea.KeyMsg {
	first, second, _ := strings.Cut(parameters, ";")
	modifiers := 1
	if second != "" {
		modifiers, _ = strconv.Atoi(second)
	}
	switch {
	case last == 'Z':
		return &tea.KeyMsg{Type: tea.KeyShiftTab}
	case strings.ContainsRune("~^$@", rune(last)):
		number, _ := strconv.Atoi(first)
		switch last { // the modifiers as urxvt tells them
		case '^':
			modifiers = 1 + 4
		case '$':
			modifiers = 1 + 1
		case '@':
			modifiers = 1 + 4 + 1
		}
		return numbered(number, modifiers)
	case 'a' <= last && last <= 'd' && parameters == "": // of urxvt
		return named(last-'a'+'A', 1+1)
	case first == "" || first == "1":
		return named(last, modifiers)
	}
	return nil
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// numbered returns the key that has a number in its sequence.
func numbered(number, modifiers int) *tea.KeyMsg {
	switch number {
	case 1, 7:
		return named('H', modifiers)
	case 4, 8:
		return named('F', modifiers)
	case 2:
		return modified([4]tea.KeyType{tea.KeyInsert}, modifiers)
	case 3:
		return modified([4]tea.KeyType{tea.KeyDelete}, modifiers)
	case 5:
		return modified([4]tea.KeyType{tea.KeyPgUp, 0, tea.KeyCtrlPgUp}, modifiers)
	case 6:
		return modified([4]tea.KeyType{tea.KeyPgDown, 0, tea.KeyCtrlPgDown}, modifiers)
	}
	if key := function(number); key != nil {
		return modified([4]tea.KeyType{key.Type}, modifiers)
	}
	return nil
}

// named returns the key that has a letter in its sequence.
func named(letter byte, modifiers int) *tea.KeyMsg {
	switch letter {
	case 'A':
		return modified([4]tea.KeyType{tea.KeyUp, tea.KeyShiftUp, tea.KeyCtrlUp, tea.KeyCtrlShiftUp}, modifiers)
	case 'B':
		return modified([4]tea.KeyType{tea.KeyDown, tea.KeyShiftDown, tea.KeyCtrlDown, tea.KeyCtrlShiftDown}, modifiers)
	case 'C':
		return modified([4]tea.KeyType{tea.KeyRight, tea.KeyShiftRight, tea.KeyCtrlRight, tea.KeyCtrlShiftRight}, modifiers)
	case 'D':
		return modified([4]tea.KeyType{tea.KeyLeft, tea.KeyShiftLeft, tea.KeyCtrlLeft, tea.KeyCtrlShiftLeft}, modifiers)
	case 'F':
		return modified([4]tea.KeyType{tea.KeyEnd, tea.KeyShiftEnd, tea.KeyCtrlEnd, tea.KeyCtrlShiftEnd}, modifiers)
	case 'H':
		return modified([4]tea.KeyType{tea.KeyHome, tea.KeyShiftHome, tea.KeyCtrlHome, tea.KeyCtrlShiftHome}, modifiers)
	case 'P', 'Q', 'R', 'S':
		return modified([4]tea.KeyType{function(11 + int(letter-'P')).Type}, modifiers)
	}
	return nil
}

// modified picks a key by the modifiers pressed with it, which sequences count
// from 1: a key by itself, with shift, with control, with both. Nil means that
// there is no such key.
func modified(keys [4]tea.KeyType, modifiers int) *tea.KeyMsg {
	bits := modifiers - 1
	if key := keys[bits&1|bits&4>>1]; key != 0 {
		return &tea.KeyMsg{Type: key, Alt: bits&2 != 0}
	}
	return nil
}

// function returns a function key by the number in its sequence, which skips
// some numbers.
func function(number int) *tea.KeyMsg {
	at := strings.Index("11 12 13 14 15 17 18 19 20 21 23 24 25 26 28 29 31 32 33 34", strconv.Itoa(number))
	if at < 0 || number < 11 {
		return nil
	}
	return &tea.KeyMsg{Type: tea.KeyF1 - tea.KeyType(at/3)}
}
