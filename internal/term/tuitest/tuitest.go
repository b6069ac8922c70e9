//go:build unix

package tuitest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// Patience is how long a session waits for a text or for an exit.
const Patience = 30 * time.Second

// Session is one program on one emulated terminal.
type Session struct {
	cmd *exec.Cmd
	pty *os.File
	emu *vt.Emulator

	noAltScreen bool // see Options

	mu      sync.Mutex
	changed *sync.Cond // the screen changed, the program ended, or time is up
	raw     []byte     // every byte that the program wrote
	hidden  bool       // the cursor is
	ended   bool       // the program ended, and all its output is read
	err     error      // how it ended
}

// Options say how a session starts.
type Options struct {
	Cols, Rows int  // 80 and 24 if zero
	Silent     bool // the terminal never answers a request

	NoAltScreen bool // the terminal has no alternate screen
}

// Start runs the command on a terminal of its own.
func Start(cmd *exec.Cmd, o Options) (*Session, error) {
	if o.Cols == 0 || o.Rows == 0 {
		o.Cols, o.Rows = 80, 24
	}
	defer defaultHangup()()
	master, err := pty.StartWithSize(cmd, winsize(o.Cols, o.Rows))
	if err != nil {
		return nil, fmt.Errorf("starting %q on a terminal: %w", cmd.Path, err)
	}
	tty, err := pollable(master)
	if err != nil {
		return nil, fmt.Errorf("starting %q on a terminal: %w", cmd.Path, err)
	}
	s := &Session{cmd: cmd, pty: tty, emu: vt.NewEmulator(o.Cols, o.Rows)}
	s.changed = sync.NewCond(&s.mu)
	s.emu.SetCallbacks(vt.Callbacks{CursorVisibility: func(visible bool) { s.hidden = !visible }})
	s.noAltScreen = o.NoAltScreen
	drawn := make(chan struct{})
	go s.answer(o.Silent)
	go s.draw(drawn)
	go s.reap(drawn)
	return s, nil
}

// defaultHangup makes programs start with the default action for SIGHUP until the
// returned function is called. Otherwise they ignore it whenever this process does,
// as it does under nohup(1).
func defaultHangup() func() {
	hangups := make(chan os.Signal, 1)
	signal.Notify(hangups, syscall.SIGHUP)
	return func() { signal.Stop(hangups) }
}

// pollable returns the same terminal as a file that can be closed during a read.
// The one of package pty can't.
func pollable(master *os.File) (*os.File, error) {
	defer master.Close()
	fd, err := unix.Dup(int(master.Fd()))
	if err != nil {
		return nil, err
	}
	if err := unix.SetNonblock(fd, true); err != nil {
		return nil, err
	}
	unix.CloseOnExec(fd)
	return os.NewFile(uintptr(fd), "pty"), nil
}

func winsize(cols, rows int) *pty.Winsize {
	return &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)}
}

// answer passes the emulator's replies (to requests for the cursor or the type of
// the terminal) to the program, or discards them.
func (s *Session) answer(silent bool) {
	var to io.Writer = s.pty
	if silent {
		to = io.Discard
	}
	_, _ = io.Copy(to, s.emu)
}

// draw passes the program's output to the emulator until it ends.
func (s *Session) draw(done chan<- struct{}) {
	defer close(done)
	buf := make([]byte, 32<<10)
	for {
		n, err := s.pty.Read(buf)
		s.mu.Lock()
		s.raw = append(s.raw, buf[:n]...)
		s.show(buf[:n])
		s.changed.Broadcast()
		s.mu.Unlock()
		if err != nil { // EIO: no process has the other end open
			return
		}
	}
}

// show writes to the emulator. If there is no alternate screen, it removes the
// sequences that switch to it, which programs write in one piece.
func (s *Session) show(out []byte) {
	if s.noAltScreen {
		out = bytes.ReplaceAll(bytes.ReplaceAll(out, []byte("\x1b[?1049h"), nil), []byte("\x1b[?1049l"), nil)
	}
	_, _ = s.emu.Write(out)
}

// reap waits for the program and stores how it ended.
func (s *Session) reap(drawn <-chan struct{}) {
	err := s.cmd.Wait()
	<-drawn
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended, s.err = true, err
	s.changed.Broadcast()
	// Closing the emulator would race with its reader; its pipe may be closed.
	if pipe, ok := s.emu.InputPipe().(io.Closer); ok {
		_ = pipe.Close()
	}
}

// Type sends the text as if it were typed.
func (s *Session) Type(text string) error {
	if _, err := io.WriteString(s.pty, text); err != nil {
		return fmt.Errorf("typing: %w", err)
	}
	return nil
}

// Paste sends the bytes as a terminal sends them in a bracketed paste.
func (s *Session) Paste(data string) error {
	return s.Type("\x1b[200~" + data + "\x1b[201~")
}

// Resize changes the size of the terminal.
func (s *Session) Resize(cols, rows int) error {
	s.mu.Lock()
	s.emu.Resize(cols, rows)
	s.mu.Unlock()
	conn, err := s.pty.SyscallConn()
	if err != nil {
		return fmt.Errorf("resizing: %w", err)
	}
	size := unix.Winsize{Col: uint16(cols), Row: uint16(rows)}
	controlled := conn.Control(func(fd uintptr) {
		err = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &size)
	})
	if err := errors.Join(controlled, err); err != nil {
		return fmt.Errorf("resizing: %w", err)
	}
	return nil
}

// Mode returns the mode of the terminal, also after the program has ended. It works
// on Linux only, where both ends of a pseudo-terminal have the same mode.
func (s *Session) Mode() (mode *unix.Termios, err error) {
	conn, err := s.pty.SyscallConn()
	if err != nil {
		return nil, fmt.Errorf("reading the mode: %w", err)
	}
	controlled := conn.Control(func(fd uintptr) { mode, err = modeOf(int(fd)) })
	if err := errors.Join(controlled, err); err != nil {
		return nil, fmt.Errorf("reading the mode: %w", err)
	}
	return mode, nil
}

// Signal sends a signal to the program.
func (s *Session) Signal(sig syscall.Signal) error {
	if err := s.cmd.Process.Signal(sig); err != nil {
		return fmt.Errorf("sending %s: %w", sig, err)
	}
	return nil
}

// NewMode returns the mode of a new terminal. It works where [Session.Mode] does.
func NewMode() (*unix.Termios, error) {
	master, terminal, err := pty.Open()
	if err != nil {
		return nil, fmt.Errorf("opening a terminal: %w", err)
	}
	defer master.Close()
	defer terminal.Close()
	return modeOf(int(terminal.Fd()))
}

// Stop stops the program by a signal, and waits until it has stopped, as a shell does
// before it goes on. It sends the signal again and again: without a shell, the system
// ignores one that comes while the program has no handler.
func (s *Session) Stop(sig syscall.Signal) error {
	for deadline := time.Now().Add(Patience); time.Now().Before(deadline); {
		if err := s.Signal(sig); err != nil {
			return err
		}
		for range 10 {
			state, err := exec.Command("ps", "-o", "state=", "-p", strconv.Itoa(s.Pid())).Output()
			if err != nil || s.Ended() {
				return fmt.Errorf("stopping: it has ended")
			}
			if strings.HasPrefix(strings.TrimSpace(string(state)), "T") {
				return nil
			}
		}
	}
	return fmt.Errorf("it has not stopped:\n%s", s.framed())
}

// Pid returns the number of the program's process.
func (s *Session) Pid() int { return s.cmd.Process.Pid }

// Hangup closes the terminal, as closing its window does.
func (s *Session) Hangup() error { return s.pty.Close() }

// Exit waits until the program has ended and returns its exit status. If a signal
// ended it, that is 128 and the signal's number, as in a shell.
func (s *Session) Exit() (int, error) {
	if !s.until(func() bool { return s.ended }) {
		return 0, fmt.Errorf("it has not ended:\n%s", s.framed())
	}
	var exit *exec.ExitError
	switch {
	case s.err == nil:
		return 0, nil
	case !errors.As(s.err, &exit):
		return 0, s.err
	}
	if status, ok := exit.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return 128 + int(status.Signal()), nil
	}
	return exit.ExitCode(), nil
}

// Close kills the program if it still runs, and closes the terminal.
func (s *Session) Close() {
	_ = s.cmd.Process.Kill()
	_ = s.pty.Close()
	s.until(func() bool { return s.ended })
}
