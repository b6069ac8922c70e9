package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// Scene is what fills the screen. Its methods are called one at a time, on the
// program's own goroutine.
type Scene interface {
	// Update takes a message: [Size] before anything else and after each resize,
	// [Key], [Wake], or what the caller sent with [Program.Send]. A message that a
	// scene does not know changes nothing.
	Update(msg any) Turn
	// View draws the scene: height rows, none of them wider than width.
	View(width, height int) string
	// Close keeps what would be lost when the scene is ended from outside: when
	// the context or the terminal has gone, or something has panicked.
	Close() error
}

// Size says how large the screen is, in columns and rows.
type Size struct{ Width, Height int }

// Key is a key that was pressed, or text that was pasted.
type Key struct {
	tea.KeyMsg
	Ahead  bool // it was pressed before the scene could be seen
	Inside bool // a control character inside a text: a tab, a line end, ...

	seen int64 // how many scenes were drawn when it was read
}

// Wake is the message that a scene asked for with [Turn.Wake].
type Wake struct{}

// Turn is what a scene wants after a message. The zero Turn only draws it.
type Turn struct {
	Done bool          // the scene is over
	Hold bool          // the key was not for this scene: keep it for the next one
	Wake time.Duration // send a Wake after this time; zero for none
	Run  func()        // runs with the terminal restored: an editor, a pager
}

// End says how a scene ended.
type End int

// The ends of a scene.
const (
	Done     End = iota // it said so
	Left                // the context ended, or the terminal has gone
	Vanished            // the person left at once: see VanishKey
)

// The keys that the program itself takes.
const (
	VanishKey = "ctrl+x" // ends the program and wipes the screen
	RedrawKey = "ctrl+l" // draws everything again
)
