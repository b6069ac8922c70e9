package tui

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// record is one event of a Windows console, in the layout that it has there.
type record struct {
	kind  uint16
	_     uint16
	down  int32 // of a key: it was pressed, not let go of
	times uint16
	key   uint16 // its virtual key code
	_     uint16
	char  uint16 // UTF-16
	state uint32 // the modifiers that were pressed
}

// What records hold, by the names that Windows has for it.
const (
	keyEvent, windowBufferSizeEvent = 0x01, 0x04

	vkBack, vkTab, vkMenu = 0x08, 0x09, 0x12

	rightAlt, leftAlt, rightCtrl, leftCtrl, shift = 0x01, 0x02, 0x04, 0x08, 0x10
)

// console turns the records of a Windows console into what another terminal
// would have sent, so that keys take one path on all systems. A console that
// can, sends escape sequences of its own, a record for each byte; one that
// cannot, tells of keys by their codes.
type console struct {
	high uint16 // the first half of a character that takes two records
}

// input returns what some records say.
func (c *console) input(records []record) input {
	var in input
	for _, r := range records {
		switch {
		case r.kind == windowBufferSizeEvent:
			in.resized = true
		case r.kind == keyEvent:
			sent := c.sent(r)
			for range max(1, r.times) {
				in.bytes = append(in.bytes, sent...)
			}
		}
	}
	return in
}

// sent returns what a terminal sends for one key event.
func (c *console) sent(r record) []byte {
	switch {
	case r.down == 0 && r.key == vkMenu && r.char != 0: // typed by its number, with alt pressed
		return c.utf8(r.char)
	case r.down == 0:
		return nil
	case r.key == vkBack:
		r.char = 0x7f
	case r.key == vkTab && r.state&shift != 0:
		return []byte("\x1b[Z")
	case r.char == 0:
		return []byte(sequenceOf(r.key, r.state))
	}
	if r.state&(leftAlt|rightAlt) != 0 && r.state&(leftCtrl|rightCtrl) == 0 { // both together are AltGr
		return append([]byte{0x1b}, c.utf8(r.char)...)
	}
	return c.utf8(r.char)
}

// utf8 returns a character, or nothing for the first half of one.
func (c *console) utf8(char uint16) []byte {
	high := c.high
	c.high = 0
	switch {
	case !utf16.IsSurrogate(rune(char)):
		return utf8.AppendRune(nil, rune(char))
	case char < 0xdc00:
		c.high = char
		return nil
	}
	return utf8.AppendRune(nil, utf16.DecodeRune(rune(high), rune(char)))
}

// sequenceOf returns the escape sequence of a key that is no character.
func sequenceOf(key uint16, state uint32) string {
	modifiers := 1
	for bit, pressed := range []uint32{shift, leftAlt | rightAlt, leftCtrl | rightCtrl} {
		if state&pressed != 0 {
			modifiers += 1 << bit
		}
	}
	letters := map[uint16]string{0x23: "F", 0x24: "H", 0x25: "D", 0x26: "A", 0x27: "C", 0x28: "B"}
	numbers := map[uint16]int{0x21: 5, 0x22: 6, 0x2d: 2, 0x2e: 3}
	switch letter, number := letters[key], numbers[key]; {
	case letter != "" && modifiers == 1:
		return "\x1b[" + letter
	case letter != "":
		return fmt.Sprintf("\x1b[1;%d%s", modifiers, letter)
	case number != 0 && modifiers == 1:
		return fmt.Sprintf("\x1b[%d~", number)
	case number != 0:
		return fmt.Sprintf("\x1b[%d;%d~", number, modifiers)
	}
	return ""
}
