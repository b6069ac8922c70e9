//go:build unix

package tuitest

import (
	"fmt"
	"strings"
)

// Screen returns the text on the screen, without spaces at the end of lines and
// without empty lines at the end.
func (s *Session) Screen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.screen()
}

// screen is like Screen; the caller has to hold the lock.
func (s *Session) screen() string {
	var b strings.Builder
	for y := range s.emu.Height() {
		b.WriteString(strings.TrimRight(s.row(y, 0, s.emu.Width()), " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// row returns the text of a row between two columns; the caller has to hold the
// lock.
func (s *Session) row(y, from, to int) string {
	var row strings.Builder
	for x := from; x < to; {
		cell := s.emu.CellAt(x, y)
		if cell == nil || cell.Content == "" {
			row.WriteByte(' ')
			x++
			continue
		}
		row.WriteString(cell.Content)
		x += max(cell.Width, 1)
	}
	return row.String()
}

// Cursor waits until the cursor is visible and between two texts on its row, and
// fails if that takes too long.
func (s *Session) Cursor(before, after string) error {
	var row string
	if !s.until(func() bool {
		at := s.emu.CursorPosition()
		left, right := s.row(at.Y, 0, at.X), s.row(at.Y, at.X, s.emu.Width())
		row = fmt.Sprintf("%q, %q, hidden: %t", left, right, s.hidden)
		return !s.hidden && strings.HasSuffix(left, before) && strings.HasPrefix(right, after) || s.ended
	}) || s.ended {
		return fmt.Errorf("the cursor is between %s:\n%s", row, s.framed())
	}
	return nil
}

// CursorHidden reports whether the cursor is hidden.
func (s *Session) CursorHidden() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hidden
}

// framed returns the screen for the message of a failing test.
func (s *Session) framed() string {
	return "----\n" + s.Screen() + "----"
}

// Scrollback returns the number of lines above the screen.
func (s *Session) Scrollback() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.emu.ScrollbackLen()
}

// AltScreen reports whether the program is using the alternate screen.
func (s *Session) AltScreen() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.emu.IsAltScreen()
}

// Raw returns every byte that the program has written.
func (s *Session) Raw() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return string(s.raw)
}

// Ended reports whether the program has ended.
func (s *Session) Ended() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ended
}
