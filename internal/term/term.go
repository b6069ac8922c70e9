// Package term owns what the program knows about its terminal: which streams are
// terminals, how wide the output is, whether a person can be asked and whether
// color is welcome. That is decided once, when the program starts.
//
// Questions are drawn on standard error and answered on standard input; results go
// to standard output. So a list can be piped while a person is being asked.
//
// It also owns what must not leave the terminal in a mess: the signals that end the
// program, and panics, which become a [Crash].
//
// It does not draw, read keys or read the environment by itself: a getenv function
// is passed in. Importing it also keeps the terminal libraries from asking the
// terminal for its colors (see background.go).
package term

import (
	"io"
	"runtime"

	xterm "github.com/charmbracelet/x/term"
)

// plainWidth is the width of a page without a terminal, in columns.
const plainWidth = 80

// Options are flags of the command line.
type Options struct {
	Plain   bool // --plain: no full-screen drawing
	NoInput bool // --no-input: no questions
}

// Terminal describes the three streams of the process.
type Terminal struct {
	Typing      bool // standard input is a terminal, so somebody can type
	FullScreen  bool // questions may use the full screen
	Browse      bool // results may be browsed on the full screen
	Color       bool // results on standard output may have color
	ScreenColor bool // the full screen may have color
	Clear       bool // standard error understands escape sequences
	Width       int  // of standard output, in columns; 80 if it is not a terminal
}

// Detect examines the streams. Only an *os.File can be a terminal. It reads the
// environment variables TERM, ACCESSIBLE and NO_COLOR.
func Detect(in io.Reader, out, errs io.Writer, getenv func(string) string, o Options) Terminal {
	dumb := simple(getenv("TERM"), runtime.GOOS)
	color := getenv("NO_COLOR") == "" && !dumb
	plain := o.Plain || o.NoInput || dumb || getenv("ACCESSIBLE") != ""

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

// simple reports whether nothing is known of a terminal of that name, so that it
// may not understand escape sequences. On Windows terminals have no name.
func simple(name, system string) bool {
	switch name {
	case "dumb", "unknown":
		return true
	case "":
		return system != "windows"
	}
	return false
}

// Is reports whether the stream is a terminal.
func Is(stream any) bool {
	f, ok := stream.(xterm.File)
	return ok && xterm.IsTerminal(f.Fd())
}

// Size returns the columns and rows of a terminal. ok is false if the stream is not
// a terminal, or if it does not know its size.
func Size(stream any) (cols, rows int, ok bool) {
	f, isFile := stream.(xterm.File)
	if !isFile || !xterm.IsTerminal(f.Fd()) {
		return 0, 0, false
	}
	cols, rows, err := xterm.GetSize(f.Fd())
	return cols, rows, err == nil && cols > 0 && rows > 0
}
