//go:build unix

package term

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"sync"
	"syscall"

	xterm "github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// Lines reads from a terminal that passes on whole lines, as it does where
// questions are asked line by line. Such a terminal drops the line being typed
// when it sends a signal, and keeps to itself what has no end yet. Lines has it
// keep the line, and can get it.
type Lines struct {
	file *os.File

	mu       sync.Mutex
	found    *xterm.State   // of the terminal before; nil if it is no terminal, and after Close
	conts    chan os.Signal // says that the process was stopped and goes on
	events   *os.File       // the end to read from, of a pipe that ends a wait
	tell     *os.File       // and the end to write to
	finished bool
	lost     bool
}

// NewLines returns a reader of a terminal. From now on the terminal keeps the line
// being typed, also what is typed before the first Read.
func NewLines(f *os.File) *Lines {
	l := &Lines{file: f}
	l.take()
	return l
}

// Read reads what was typed, a line at a time; after Finish what is left of that,
// and then the end of the input.
func (l *Lines) Read(p []byte) (int, error) {
	if !l.isFinished() {
		if err := l.wait(); err != nil {
			return 0, err
		}
	}
	if l.isFinished() {
		l.unlock()
	}
	n, err := l.file.Read(p)
	if n == 0 && err == nil {
		err = io.EOF
	}
	return n, err
}

// Finish ends the reading: what was typed so far comes from Read, with a line
// that has no end, and then the end of the input. It reports true: reading ends.
func (l *Lines) Finish() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.finished = true
	if l.tell != nil {
		_, _ = l.tell.Write([]byte{0})
	}
	return true
}

// Lost reports whether the terminal went away before all that was typed could be
// read.
func (l *Lines) Lost() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.lost
}

// Close restores the terminal.
func (l *Lines) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.found == nil {
		return nil
	}
	signal.Stop(l.conts)
	close(l.conts)
	_ = xterm.SetState(l.file.Fd(), l.found) // fails on a terminal that has gone
	l.found = nil
	return nil
}

func (l *Lines) isFinished() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.finished
}

// take has the terminal keep what was typed when it sends a signal. A shell that
// continues a stopped process may have set it otherwise.
func (l *Lines) take() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.events, l.tell, _ = os.Pipe() // without one, nothing ends a wait but a line
	found, err := xterm.GetState(l.file.Fd())
	if err != nil {
		return
	}
	l.found, l.conts = found, make(chan os.Signal, 1)
	l.set(func(s *xterm.State) { s.Lflag |= unix.NOFLSH })
	signal.Notify(l.conts, syscall.SIGCONT)
	go func(conts <-chan os.Signal) {
		for range conts {
			l.mu.Lock()
			if l.found != nil {
				l.set(func(s *xterm.State) { s.Lflag |= unix.NOFLSH })
			}
			l.mu.Unlock()
		}
	}(l.conts)
}

// unlock has the terminal pass on a line without its end, and wait for no more.
func (l *Lines) unlock() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.set(func(s *xterm.State) {
		s.Lflag &^= unix.ICANON
		s.Cc[unix.VMIN], s.Cc[unix.VTIME] = 0, 0
	})
}

// set changes the state of the terminal. One that cannot be changed has gone.
func (l *Lines) set(change func(*xterm.State)) {
	s, err := xterm.GetState(l.file.Fd())
	if err == nil {
		change(s)
		err = xterm.SetState(l.file.Fd(), s)
	}
	l.lost = l.lost || err != nil
}

// wait waits for a line, or for Finish.
func (l *Lines) wait() error {
	if l.events == nil {
		return nil
	}
	in, events := int(l.file.Fd()), int(l.events.Fd())
	for {
		var ready unix.FdSet
		ready.Set(in)
		ready.Set(events)
		_, err := unix.Select(max(in, events)+1, &ready, nil, nil, nil)
		if !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}
