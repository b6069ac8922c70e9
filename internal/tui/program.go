package tui

import (
	"context"
	"errors"
	"os"
	"sync/atomic"

	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// Program shows one scene at a time on the whole screen. It starts with the
// first one and lasts until Close. Between two scenes the last one stays on the
// screen, and keys are held for the next.
type Program struct {
	device  device
	mail    *mailbox
	started bool
	done    chan struct{} // closed when the loop has ended
	end     End           // how it ended, once done is closed
	err     error         // and why, if by a fault

	// The rest belongs to the loop.
	screen screen
	size   Size
	reader chan struct{} // closed when the reader has stopped; nil while there is none
	over   bool          // the loop is to end
	scene  Scene
	ended  chan<- End   // takes the end of the scene; nil when it has ended
	held   []Key        // keys that no scene has taken
	shown  int64        // how many scenes were shown
	seen   atomic.Int64 // how many of them were drawn
}

// New returns a program for a terminal. Nothing is drawn yet.
func New(in, out *os.File) *Program { return newProgram(newDevice(in, out)) }

func newProgram(d device) *Program {
	return &Program{device: d, mail: newMailbox(), done: make(chan struct{}), screen: screen{out: d}}
}

// The messages of the program to its loop.
type (
	show struct {
		scene Scene
		ended chan<- End // has room for one
	}
	leave struct{} // ends the open scene
	quit  struct{} // ends the loop
	wake  struct{ scene int64 }
	burst struct { // what one read of the terminal brought
		input
		keys   []Key
		reader chan struct{} // who read it
	}
	fault struct{ err error } // the reader has failed
)

// Show shows a scene until it ends. The error is a fault of the program or of
// the terminal; a terminal that has gone is none.
func (p *Program) Show(ctx context.Context, s Scene) (End, error) {
	if ctx.Err() != nil {
		return Left, nil
	}
	if !p.started {
		p.started = true
		go p.run()
	}
	ended := make(chan End, 1)
	p.mail.put(show{s, ended})
	select {
	case end := <-ended:
		return end, nil
	case <-p.done:
	case <-ctx.Done():
		p.mail.put(leave{})
	}
	select {
	case end := <-ended:
		return end, nil
	case <-p.done:
	}
	select {
	case end := <-ended:
		return end, p.err
	default:
		return p.end, p.err
	}
}

// Send sends a message to the scene on the screen, also to one that has ended.
// It reports false if there is no scene.
func (p *Program) Send(msg any) bool {
	if p.started {
		p.mail.put(msg)
	}
	return p.started
}

// Close ends the program and restores the terminal. Nothing of what was shown
// stays on it, even without an alternate screen.
func (p *Program) Close() error {
	if !p.started {
		return nil
	}
	p.mail.put(quit{})
	<-p.done
	return p.err
}

// errGone says that the terminal was closed.
var errGone = errors.New("the terminal has gone")

// run runs the loop to its end. However it ends, the terminal is restored and
// the open scene has kept what it has.
func (p *Program) run() {
	defer close(p.done)
	err := guard(p.loop)
	if fault := guard(func() error { p.giveBack(); return nil }); err == nil {
		err = fault
	}
	var crash *term.Crash
	if errors.As(err, &crash) { // Show returns it, and no end
		crash.Lost = p.ended != nil && guard(p.scene.Close) != nil
		p.err = crash
		return
	}
	if err != nil && !errors.Is(err, errGone) {
		p.err = err
	}
	if lost := guard(p.leave); errors.As(lost, &crash) {
		crash.Lost, p.err = true, crash
	}
}

// guard runs a function and returns a panic in it as a *term.Crash.
func guard(f func() error) (err error) {
	defer func() {
		if crash := term.Caught(recover()); crash != nil {
			err = crash
		}
	}()
	return f()
}
