package tui

import (
	"errors"
	"fmt"
	"os"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"

	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// conhost is the console of a Windows system.
type conhost struct {
	*os.File    // where it draws
	in          windows.Handle
	out         windows.Handle
	inMode      uint32 // before the first raw
	outMode     uint32
	found       bool           // the modes are known
	ended       windows.Handle // an event that ends a wait for keys
	readRecords *windows.LazyProc
	console     console
}

func newDevice(in, out *os.File) device {
	return &conhost{
		File: out, in: windows.Handle(in.Fd()), out: windows.Handle(out.Fd()),
		readRecords: windows.NewLazySystemDLL("kernel32.dll").NewProc("ReadConsoleInputW"),
	}
}

// raw also has the console send and understand escape sequences. One that
// cannot send them tells of its keys in another way: see type console.
func (c *conhost) raw() (err error) {
	if !c.found {
		if err := errors.Join(windows.GetConsoleMode(c.in, &c.inMode), windows.GetConsoleMode(c.out, &c.outMode)); err != nil {
			return err
		}
		if c.ended, err = windows.CreateEvent(nil, 0, 0, nil); err != nil {
			return err
		}
		c.found = true
	}
	const cooked = windows.ENABLE_ECHO_INPUT | windows.ENABLE_LINE_INPUT | windows.ENABLE_PROCESSED_INPUT
	in := c.inMode&^cooked | windows.ENABLE_WINDOW_INPUT
	if windows.SetConsoleMode(c.in, in|windows.ENABLE_VIRTUAL_TERMINAL_INPUT) != nil {
		if err := windows.SetConsoleMode(c.in, in); err != nil {
			return err
		}
	}
	out := c.outMode | windows.ENABLE_PROCESSED_OUTPUT | windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING
	if windows.SetConsoleMode(c.out, out|windows.DISABLE_NEWLINE_AUTO_RETURN) != nil {
		return windows.SetConsoleMode(c.out, out)
	}
	return nil
}

func (c *conhost) restore() {
	_ = windows.SetConsoleMode(c.in, c.inMode) // fails on a console that has gone
	_ = windows.SetConsoleMode(c.out, c.outMode)
}

func (c *conhost) interrupt() { _ = windows.SetEvent(c.ended) }

func (c *conhost) stop() {} // processes of a console are not stopped

func (c *conhost) read(wait time.Duration) (input, error) {
	most := uint32(windows.INFINITE)
	if wait >= 0 {
		most = uint32(wait.Milliseconds())
	}
	ready, err := windows.WaitForMultipleObjects([]windows.Handle{c.ended, c.in}, false, most)
	switch {
	case err != nil:
		return input{}, fmt.Errorf("waiting for keys: %w", err)
	case ready == windows.WAIT_OBJECT_0:
		return input{}, errInterrupted
	case ready == uint32(windows.WAIT_TIMEOUT):
		return input{late: true}, nil
	}
	var records [128]record
	var n uint32
	ok, _, err := c.readRecords.Call(uintptr(c.in), uintptr(unsafe.Pointer(&records[0])), uintptr(len(records)), uintptr(unsafe.Pointer(&n)))
	if ok == 0 {
		return input{}, fmt.Errorf("%w: %w", errGone, err)
	}
	return c.console.input(records[:n]), nil
}

func (c *conhost) size() (width, height int) {
	if cols, rows, ok := term.Size(c.File); ok {
		return cols, rows
	}
	return unknownWidth, unknownHeight
}
