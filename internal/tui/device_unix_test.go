//go:build unix

package tui

import (
	"os"
	"syscall"
	"testing"

	xterm "github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// TestContinued checks that a program that was stopped and continued passes keys on
// one by one again, and draws everything again: its shell has used the terminal.
func TestContinued(t *testing.T) {
	keyboard, terminal, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer keyboard.Close()
	defer terminal.Close()
	d := newDevice(terminal, terminal)
	lines, err := xterm.GetState(terminal.Fd())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.raw(); err != nil {
		t.Fatal(err)
	}
	defer d.restore()
	if err := xterm.Restore(terminal.Fd(), lines); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	if in, err := d.read(-1); err != nil || !in.resized {
		t.Fatalf("read %+v, %v", in, err)
	}
	if _, err := keyboard.Write([]byte("x")); err != nil {
		t.Fatal(err)
	}
	if in, err := d.read(-1); err != nil || string(in.bytes) != "x" {
		t.Fatalf("read %q, %v without an enter", in.bytes, err)
	}
}
