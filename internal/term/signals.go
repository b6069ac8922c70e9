package term

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

// Signals handles the signals that end a program: an interrupt or a quit from the
// keyboard, a request to terminate, and a terminal that hangs up.
type Signals struct {
	suspended atomic.Int32 // how many other programs have the terminal
}

// Watch returns a context that ends at the first signal, and a function that stops
// watching.
func (s *Signals) Watch(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(parent)
	received := make(chan os.Signal, 1)
	signal.Notify(received, os.Interrupt, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case sig := <-received:
				fromKeyboard := sig == os.Interrupt || sig == syscall.SIGQUIT
				if !fromKeyboard || s.suspended.Load() == 0 {
					cancel()
				}
			}
		}
	}()
	return ctx, func() {
		signal.Stop(received)
		cancel()
	}
}

// grace is how long we wait for an interrupt that ended the other program and may
// still reach us. After that Bubble Tea reads ctrl+c as a key again.
const grace = 500 * time.Millisecond

// Suspend ignores interrupts from the keyboard until the returned function is
// called. Call it while another program, an editor, has the terminal: an interrupt
// reaches both programs, but is meant for the other one.
func (s *Signals) Suspend() (resume func()) {
	s.suspended.Add(1)
	return func() { time.AfterFunc(grace, func() { s.suspended.Add(-1) }) }
}
