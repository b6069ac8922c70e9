//go:build unix

package main

import (
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// dialog is the program in plain mode, asked and answered through pipes.
type dialog struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	fail func(error) // ends the goroutine

	mu      sync.Mutex
	changed *sync.Cond // there is more output, or the program has ended
	output  strings.Builder
	from    int // output before this offset is about earlier questions
	ended   bool
}

func startDialog(h *home, fail func(error), args ...string) *dialog {
	d := &dialog{cmd: h.command(args...), fail: fail}
	d.changed = sync.NewCond(&d.mu)
	var err error
	if d.in, err = d.cmd.StdinPipe(); err != nil {
		fail(err)
	}
	d.cmd.Stderr = d
	if err := d.cmd.Start(); err != nil {
		fail(err)
	}
	go func() {
		_ = d.cmd.Wait() // exit returns the status
		d.mu.Lock()
		defer d.mu.Unlock()
		d.ended = true
		d.changed.Broadcast()
	}()
	return d
}

// Write takes the output of the program.
func (d *dialog) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.changed.Broadcast()
	return d.output.Write(p)
}

func (d *dialog) Signal(sig syscall.Signal) error { return d.cmd.Process.Signal(sig) }

// wait waits until all of the texts are in the output since the last send.
func (d *dialog) wait(texts ...string) {
	d.mu.Lock()
	all := func() bool {
		output := oneSpace(d.output.String()[d.from:])
		for _, text := range texts {
			if !strings.Contains(output, oneSpace(text)) {
				return false
			}
		}
		return true
	}
	late := time.AfterFunc(tuitest.Patience, func() { _ = d.Signal(syscall.SIGKILL) })
	defer late.Stop()
	for !d.ended && !all() {
		d.changed.Wait()
	}
	found, output := all(), d.output.String()
	d.mu.Unlock()
	if !found {
		d.fail(fmt.Errorf("%q is not in the output:\n%s", texts, output))
	}
}

// oneSpace replaces each run of white space by one space.
func oneSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

// await waits until the program asks for a part of an action.
func (d *dialog) await(a action, part int) {
	d.wait(a.step.Title+strings.Replace(a.place, " · ", ", ", 1), firstWords(a.parts()[part].ask))
}

// send types lines.
func (d *dialog) send(lines string) {
	d.mu.Lock()
	d.from = d.output.Len()
	d.mu.Unlock()
	if _, err := io.WriteString(d.in, lines); err != nil {
		d.fail(err)
	}
}

// exit waits for the end and returns the exit status.
func (d *dialog) exit() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	for !d.ended {
		d.changed.Wait()
	}
	return d.cmd.ProcessState.ExitCode()
}

func (d *dialog) close() {
	_ = d.Signal(syscall.SIGKILL)
	d.exit()
}
