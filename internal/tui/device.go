package tui

import (
	"errors"
	"io"
	"time"
)

// device is a terminal as the operating system offers it.
type device interface {
	io.Writer
	raw() error                             // passes keys on one by one, without showing them
	restore()                               // is as it was before the first raw, unless it has gone
	read(wait time.Duration) (input, error) // waits for input, for ever where wait is negative
	interrupt()                             // ends one read with errInterrupted
	stop()                                  // stops the process until it is continued
	size() (width, height int)              // of the screen
}

// input is what a device has read.
type input struct {
	bytes     []byte
	resized   bool // the screen may have another size
	stopping  bool // the process is to stop, and have restored the terminal before
	continued bool // the process was stopped, and others have used the terminal
	late      bool // nothing came in time
}

// errInterrupted says that a read was ended by interrupt.
var errInterrupted = errors.New("reading was interrupted")

// The size of a terminal that does not know its own.
const unknownWidth, unknownHeight = 80, 24
