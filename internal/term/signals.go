package term

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

// Signals hears the signals that ask a program to end: an interrupt or a quit
// from the keyboard, a request to terminate, and the terminal hanging up.
type Signals struct {
	lent atomic.Int32 // how many others have the terminal
}

// Watch gives a context that ends at the first signal, and a function that
// stops watching.
func (s *Signals) Watch(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(parent)
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, os.Interrupt, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case sig := <-heard:
				fromKeyboard := sig == os.Interrupt || sig == syscall.SIGQUIT
				if !fromKeyboard || s.lent.Load() == 0 {
					cancel()
				}
			}
		}
	}()
	return ctx, func() {
		signal.Stop(heard)
		cancel()
	}
}

// grace is how long an interrupt may take to reach us that another program
// has ended from. Bubble Tea takes keys as keys by then, ctrl+c among them.
const grace = 500 * time.Millisecond

// Lend says that another program, an editor, has the terminal until the
// function it gives is called: an interrupt from the keyboard reaches every
// program there and is meant for that one.
func (s *Signals) Lend() (back func()) {
	s.lent.Add(1)
	return func() { time.AfterFunc(grace, func() { s.lent.Add(-1) }) }
}
