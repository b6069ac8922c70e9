//go:build unix

package tui

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	xterm "github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"

	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// tty is a terminal of a Unix system. Whatever may end a wait for keys arrives
// by a pipe beside it, a byte each.
type tty struct {
	*os.File // where it draws
	in       *os.File
	found    *xterm.State // before the first raw
	events   *os.File     // the pipe's end to read from
	tell     *os.File     // and to write to
	signals  chan os.Signal
	told     chan struct{} // closed when all signals are events
	buf      [4096]byte    // a terminal passes on no more at once
}

// The events of the pipe.
const interrupted, resized, stopping, continued = 'i', 'r', 's', 'c'

func newDevice(in, out *os.File) device { return &tty{File: out, in: in} }

func (t *tty) raw() (err error) {
	if t.events == nil {
		if t.events, t.tell, err = os.Pipe(); err != nil {
			return err
		}
	}
	if t.found == nil {
		if t.found, err = xterm.GetState(t.in.Fd()); err != nil {
			return err
		}
	}
	t.signals = make(chan os.Signal, 3)
	signal.Notify(t.signals, syscall.SIGWINCH, syscall.SIGTSTP, syscall.SIGCONT)
	t.told = make(chan struct{})
	go func(signals <-chan os.Signal, told chan<- struct{}) {
		defer close(told)
		events := map[os.Signal]byte{syscall.SIGWINCH: resized, syscall.SIGTSTP: stopping, syscall.SIGCONT: continued}
		for s := range signals {
			t.event(events[s])
		}
	}(t.signals, t.told)
	_, err = xterm.MakeRaw(t.in.Fd())
	return err
}

// taken is how long a terminal may take for what was written last. Before that, the
// keys that send signals must not do so: the system would throw away what is still on
// its way, and with it what leaves the alternate screen.
const taken = 25 * time.Millisecond

func (t *tty) restore() {
	time.Sleep(taken)
	signal.Stop(t.signals)
	close(t.signals)
	<-t.told
	_ = xterm.Restore(t.in.Fd(), t.found) // fails on a terminal that has gone
}

func (t *tty) interrupt()   { t.event(interrupted) }
func (t *tty) event(e byte) { _, _ = t.tell.Write([]byte{e}) }

func (t *tty) read(wait time.Duration) (input, error) {
	keys, event, err := t.wait(wait)
	switch {
	case err != nil:
		return input{}, err
	case event:
		var e [1]byte
		if _, err := t.events.Read(e[:]); err != nil {
			return input{}, err
		}
		return t.happened(e[0])
	case keys:
		n, err := t.in.Read(t.buf[:])
		if err != nil { // the end of input as well
			return input{}, fmt.Errorf("%w: %w", errGone, err)
		}
		return input{bytes: t.buf[:n]}, nil
	}
	return input{late: true}, nil
}

// happened returns what an event says.
func (t *tty) happened(event byte) (input, error) {
	switch event {
	case interrupted:
		return input{}, errInterrupted
	case stopping:
		return input{stopping: true}, nil
	case continued: // the shell has set the terminal to lines
		if _, err := xterm.MakeRaw(t.in.Fd()); err != nil {
			return input{}, fmt.Errorf("%w: %w", errGone, err)
		}
		return input{continued: true, resized: true}, nil
	}
	return input{resized: true}, nil
}

// stopsWithin is how long it takes at most until a signal stops the process.
const stopsWithin = 100 * time.Millisecond

func (t *tty) stop() {
	again := make(chan os.Signal, 1)
	signal.Notify(again, syscall.SIGCONT)
	defer signal.Stop(again)
	_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP) // no process is forbidden to stop itself
	select {
	case <-again:
	case <-time.After(stopsWithin): // the system drops a SIGCONT that another stop follows
	}
	for { // what was to stop it before has done so
		if _, event, err := t.wait(0); err != nil || !event {
			return
		}
		var e [1]byte
		_, _ = t.events.Read(e[:]) // there is one
	}
}

// wait waits for keys or for an event.
func (t *tty) wait(most time.Duration) (keys, event bool, err error) {
	in, events := int(t.in.Fd()), int(t.events.Fd())
	for {
		var ready unix.FdSet
		ready.Set(in)
		ready.Set(events)
		var timeout *unix.Timeval
		if most >= 0 {
			tv := unix.NsecToTimeval(most.Nanoseconds())
			timeout = &tv
		}
		_, err := unix.Select(max(in, events)+1, &ready, nil, nil, timeout)
		if errors.Is(err, unix.EINTR) {
			continue
		}
		if err != nil {
			return false, false, fmt.Errorf("waiting for keys: %w", err)
		}
		return ready.IsSet(in), ready.IsSet(events), nil
	}
}

func (t *tty) size() (width, height int) {
	if cols, rows, ok := term.Size(t.File); ok {
		return cols, rows
	}
	return unknownWidth, unknownHeight
}
