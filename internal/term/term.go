// Package term owns what the program knows about its terminal: which streams
// are one, how wide it is, whether a person can be asked there and whether
// colour is welcome. That is decided once, when the program starts.
//
// What goes where: questions are drawn on standard error and answered on
// standard input; results go to standard output. So a list can be piped away
// while a person is being asked.
//
// It also owns what must not end in a terminal left in disorder: the signals
// that ask the program to end, and a panic, which becomes a [Crash].
//
// It refuses to draw, to read keys, and to look at the environment by itself:
// a getenv function is passed in. Importing it also keeps the terminal
// libraries from asking the terminal for its colours (see quiet.go).
package term

import (
	"io"

	xterm "github.com/charmbracelet/x/term"
)

// plainWidth is the width of a page where no terminal says otherwise, in
// columns.
const plainWidth = 80

// Wishes are what the person asked for on the command line.
type Wishes struct {
	Plain   bool // --plain: no drawing on the whole screen
	NoInput bool // --no-input: no question at all
}

// Terminal is what the three streams of the process turned out to be.
type Terminal struct {
	Typing      bool // somebody can type: standard input is a terminal
	FullScreen  bool // questions may take the whole screen
	Browse      bool // results may be browsed on the whole screen
	Color       bool // results on standard output may have colour
	ScreenColor bool // what is drawn on the whole screen may have colour
	Clear       bool // standard error understands escape sequences
	Width       int  // of standard output, in columns; 80 where it is no terminal
}

// Look decides about the streams. Only a stream that is an *os.File can be a
// terminal. The environment variables that count are TERM, ACCESSIBLE and
// NO_COLOR.
func Look(in io.Reader, out, errs io.Writer, getenv func(string) string, w Wishes) Terminal {
	dumb := getenv("TERM") == "dumb"
	color := getenv("NO_COLOR") == "" && !dumb
	plain := w.Plain || w.NoInput || dumb || getenv("ACCESSIBLE") != ""

	t := Terminal{Typing: Is(in), Width: plainWidth}
	t.FullScreen = t.Typing && Is(errs) && !plain
	t.Browse = t.FullScreen && Is(out)
	t.Color = color && Is(out)
	t.ScreenColor = color
	t.Clear = Is(errs) && !dumb
	if cols, _, ok := Size(out); ok {
		t.Width = cols
	}
	return t
}

// Is tells whether the stream is a terminal.
func Is(stream any) bool {
	f, ok := stream.(xterm.File)
	return ok && xterm.IsTerminal(f.Fd())
}

// Size gives the columns and rows of the terminal that the stream is; false if
// it is none, or one that does not know its size.
func Size(stream any) (cols, rows int, ok bool) {
	f, isFile := stream.(xterm.File)
	if !isFile || !xterm.IsTerminal(f.Fd()) {
		return 0, 0, false
	}
	cols, rows, err := xterm.GetSize(f.Fd())
	return cols, rows, err == nil && cols > 0 && rows > 0
}
