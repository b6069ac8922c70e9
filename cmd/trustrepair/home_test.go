//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// home is a home folder with a known language and time zone, and the program.
type home struct {
	t               testing.TB
	dir             string
	env             []string // in addition to PATH
	program         string
	terminalProgram string // the program that terminal starts
}

// newHome returns a home that has the program as it is shipped. Other users can
// enter it too.
func newHome(t testing.TB) *home {
	t.Helper()
	program, err := shipped()
	check(t, err)
	dir, err := os.MkdirTemp("", "trustrepair-home-")
	check(t, err, os.Chmod(dir, 0o755))
	t.Cleanup(func() {
		_ = os.Chmod(dir, 0o755)
		_ = os.RemoveAll(dir)
	})
	h := &home{t: t, dir: dir, program: program, terminalProgram: program}
	h.env = []string{"HOME=" + h.path("home"), "XDG_DATA_HOME=" + h.path("data"), "TMPDIR=" + h.path("tmp"),
		"LANG=en_IE.UTF-8", "TZ=UTC", "TERM=xterm-256color",
		"GORACE=atexit_sleep_ms=0"} // under the race detector a process sleeps a second before it exits
	h.env = append(h.env, covered()...)
	check(t, os.Mkdir(h.path("home"), 0o700), os.Mkdir(h.path("tmp"), 0o777))
	return h
}

// newRaceHome returns a home whose terminal starts the program that was built with
// the tests, under the race detector if they are. It takes ten times as long to
// start.
func newRaceHome(t testing.TB) *home {
	t.Helper()
	h := newHome(t)
	h.terminalProgram = "trustrepair" // see TestMain
	return h
}

func (h *home) path(parts ...string) string {
	return filepath.Join(append([]string{h.dir}, parts...)...)
}

// folder returns the folder of the journal and its other files.
func (h *home) folder() string { return h.path("data", "trustrepair") }

func (h *home) journal() string { return filepath.Join(h.folder(), "journal.jsonl") }

// result is the output of a command and its exit status.
type result struct {
	out, err string
	status   int
}

// must runs a command that has to succeed, and returns its standard output.
func (h *home) must(stdin string, args ...string) string {
	h.t.Helper()
	got := h.run(stdin, args...)
	if got.status != 0 {
		h.t.Fatalf("%q ended with status %d: %s", args, got.status, got.err)
	}
	return got.out
}

// command returns the command to run the program.
func (h *home) command(args ...string) *exec.Cmd { return h.process(h.program, args) }

func (h *home) process(program string, args []string) *exec.Cmd {
	cmd := exec.Command(program, args...)
	cmd.Env, cmd.Dir = append(h.env, "PATH="+os.Getenv("PATH")), h.dir
	return cmd
}

// run runs the program.
func (h *home) run(stdin string, args ...string) result {
	h.t.Helper()
	cmd := h.command(args...)
	cmd.Stdin = strings.NewReader(stdin)
	return runProcess(h.t, cmd)
}

// runProcess runs a command, and fails the test if it takes longer than
// tuitest.Patience.
func runProcess(t testing.TB, cmd *exec.Cmd) result {
	t.Helper()
	var out, errs bytes.Buffer
	if cmd.Stdout == nil {
		cmd.Stdout = &out
	}
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	late := time.AfterFunc(tuitest.Patience, func() { _ = cmd.Process.Kill() })
	err := cmd.Wait()
	if !late.Stop() {
		t.Fatalf("%q did not end; its output is: %s", cmd.Args, errs.String())
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return result{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
}

// terminal starts the program on a terminal.
func (h *home) terminal(o tuitest.Options, args ...string) *tuitest.Session {
	h.t.Helper()
	s, err := tuitest.Start(h.process(h.terminalProgram, args), o)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(s.Close)
	return s
}

// start creates the journal, for a subject who is asked the most prompts.
func (h *home) start(more ...string) {
	h.t.Helper()
	h.must("", append([]string{"start", "--no-input", "--safe", "--name", "Kim", "--other", "Sam",
		"--relation", "partner", "--breach", "affair", "--intent", "lie", "--severity", "serious"}, more...)...)
}

// readJSON runs a command with --json and decodes its output.
func readJSON[T any](h *home, args ...string) T {
	h.t.Helper()
	var v T
	out := h.must("", append(args, "--json")...)
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		h.t.Fatalf("%q: %v in %s", args, err, out)
	}
	return v
}

// files returns the contents of the journal and its other files, by name.
func (h *home) files() map[string]string {
	h.t.Helper()
	files := map[string]string{}
	found, err := os.ReadDir(h.folder())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		h.t.Fatal(err)
	}
	for _, f := range found {
		files[f.Name()] = h.content(filepath.Join(h.folder(), f.Name()))
	}
	return files
}

// content reads a file. If the test is not allowed to read it, as only root is,
// the result describes it well enough to show whether it changed.
func (h *home) content(path string) string {
	h.t.Helper()
	data, err := os.ReadFile(path)
	if !errors.Is(err, os.ErrPermission) {
		check(h.t, err)
		return string(data)
	}
	info, err := os.Lstat(path)
	check(h.t, err)
	return fmt.Sprintf("%d bytes, mode %v, changed at %v", info.Size(), info.Mode(), info.ModTime())
}

// holdLock takes the lock that a process holds while it appends, and returns a
// function that releases it.
func (h *home) holdLock() func() {
	h.t.Helper()
	fileLock := flock.New(strings.TrimSuffix(h.journal(), ".jsonl") + ".lock")
	if err := fileLock.Lock(); err != nil {
		h.t.Fatal(err)
	}
	return func() { _ = fileLock.Unlock() }
}
