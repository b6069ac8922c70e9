package tui

import (
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// Wipe is what empties a screen and what was scrolled off it.
const Wipe = erase + "\x1b[3J"

// The sequences of a terminal that the screen needs. The switch of the screen
// goes along with erasing it, for terminals that have no alternate one.
const (
	erase    = "\x1b[H\x1b[2J"
	eraseRow = "\x1b[K"

	toAlternate, fromAlternate = "\x1b[?1049h", "\x1b[?1049l"
	hideCursor, showCursor     = "\x1b[?25l", "\x1b[?25h"
	pasteMarked, pastePlain    = "\x1b[?2004h", "\x1b[?2004l"
)

// CursorHere says, in a view, where the terminal's own cursor stands: in the field
// that is typed into, or else at what is chosen or read. Input methods, screen
// magnifiers and screen readers follow it. It takes no column; without it the
// cursor is hidden.
const CursorHere = showCursor

// screen draws views. It writes only the rows that differ from those that it
// wrote before, all of them at once, so that nothing flickers. That a terminal
// takes no more is not its business: reading from it fails too.
type screen struct {
	out  io.Writer
	rows []string // as drawn last; nil when that is not known
	at   string   // the sequence that put the cursor where it is
}

func (s *screen) write(text string) { _, _ = io.WriteString(s.out, text) }

// enter takes the screen and has the terminal mark what is pasted.
func (s *screen) enter() {
	s.forget()
	s.write(toAlternate + erase + hideCursor + pasteMarked)
}

// leave empties the screen and gives it back.
func (s *screen) leave() { s.write(pastePlain + erase + fromAlternate + showCursor) }

// forget makes the next draw write every row.
func (s *screen) forget() { s.rows, s.at = nil, "" }

// erase empties the screen until the next draw.
func (s *screen) erase() {
	s.forget()
	s.write(erase)
}

// draw shows a view. A row that is too long is cut: it would run into the next.
func (s *screen) draw(view string, size Size) {
	rows := strings.Split(view, "\n")
	rows = rows[:min(len(rows), size.Height)]
	at := placed(rows, size.Width)
	var b strings.Builder
	for i, row := range rows {
		if i < len(s.rows) && s.rows[i] == row {
			continue
		}
		b.WriteString(moveTo(i, 0))
		row = ansi.Truncate(row, size.Width, "")
		b.WriteString(row)
		if display.Width(row) < size.Width { // in the last column it would erase the last character
			b.WriteString(eraseRow)
		}
	}
	for i := len(rows); i < len(s.rows); i++ {
		b.WriteString(moveTo(i, 0) + eraseRow)
	}
	drawn := b.String()
	switch {
	case drawn != "": // nobody is to see the cursor run along the rows
		s.write(hideCursor + drawn + at)
	case at != s.at:
		s.write(at)
	}
	s.rows, s.at = rows, at
}

// placed removes the cursor from rows, and returns what puts it where it was.
func placed(rows []string, width int) string {
	at := hideCursor
	for y, row := range rows {
		before, after, found := strings.Cut(row, CursorHere)
		if found {
			at = moveTo(y, min(display.Width(before), width-1)) + showCursor
			rows[y] = before + after
		}
	}
	return at
}

// moveTo moves the cursor to a row and a column, both counted from 0.
func moveTo(y, x int) string { return "\x1b[" + strconv.Itoa(y+1) + ";" + strconv.Itoa(x+1) + "H" }
