//go:build unix

package tuitest

import "strings"

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
		var line strings.Builder
		for x := 0; x < s.emu.Width(); {
			cell := s.emu.CellAt(x, y)
			if cell == nil || cell.Content == "" {
				line.WriteByte(' ')
				x++
				continue
			}
			line.WriteString(cell.Content)
			x += max(cell.Width, 1)
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
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
