//go:build unix

package tuitest

import "strings"

// Screen is the text on the screen: without spaces at line ends and without
// empty lines at the end.
func (s *Session) Screen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.screen()
}

// screen is Screen for those who hold the lock.
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

// framed is the screen as a failing test shows it.
func (s *Session) framed() string {
	return "----\n" + s.Screen() + "----"
}

// Scrollback is how many lines stand above the screen.
func (s *Session) Scrollback() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.emu.ScrollbackLen()
}

// AltScreen tells whether the program is drawing on the alternate screen.
func (s *Session) AltScreen() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.emu.IsAltScreen()
}

// Raw is every byte that the program has written so far.
func (s *Session) Raw() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return string(s.raw)
}
