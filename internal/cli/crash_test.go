package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/app"
)

// faulty runs one command of a program whose clock, or whose input, panics.
func faulty(t *testing.T, journal string, in io.Reader, clock func() time.Time, args ...string) (said string, status int) {
	t.Helper()
	var out bytes.Buffer
	status = Main(t.Context(), app.Env{
		In: in, Out: &out, Err: &out, Getenv: func(string) string { return "" }, Now: clock, Content: content.FS, Version: "1.2",
	}, append(args, "--journal", journal))
	return out.String(), status
}

// answered is an input, and a clock that panics once when that was read, with
// words of a person.
type answered struct {
	io.Reader
	read, panicked atomic.Bool
}

func (a *answered) Read(p []byte) (int, error) {
	defer a.read.Store(true)
	return a.Reader.Read(p)
}

func (a *answered) now() time.Time {
	if a.read.Load() && a.panicked.CompareAndSwap(false, true) {
		panic("at: I read your diary")
	}
	return time.Now()
}

type panicking struct{}

func (panicking) Read([]byte) (int, error) { panic("I read your diary") }

// TestCrash: a panic in any command is one error with one hint, no stack and no
// word of the person, and where it happened is in a private file.
func TestCrash(t *testing.T) {
	walk := &answered{Reader: strings.NewReader("I read your diary.\n.\n")}
	unread := &answered{}
	unread.read.Store(true)
	for _, test := range []struct {
		name  string
		in    io.Reader
		clock func() time.Time
		args  []string
	}{
		{"a reading command", strings.NewReader(""), unread.now, []string{"status"}},
		{"an answer from a pipe", panicking{}, time.Now, []string{"answer", "deed"}},
		{"a walk through a pipe", walk, walk.now, []string{"next"}},
		{"the reader of a walk", panicking{}, time.Now, []string{"next"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "sam.jsonl")
			if said, status := faulty(t, path, strings.NewReader(""), time.Now, "start", "--no-input", "--safe", "--name", "Kim", "--other", "Sam",
				"--relation", "friend", "--breach", "lie", "--intent", "lie", "--severity", "light"); status != 0 {
				t.Fatal(said)
			}
			said, status := faulty(t, path, test.in, test.clock, test.args...)
			if status != app.StatusFailure {
				t.Errorf("the status is %d", status)
			}
			for text, want := range map[string]int{"error: something went wrong": 1, "hint: to go on, type: ": 1, "hint: for a bug report: ": 1, "trustrepair --journal": 1,
				"goroutine": 0, "panic": 0, "diary,": 0, ".go": 0} {
				if strings.Count(said, text) != want {
					t.Errorf("%q is there %d times in\n%s", text, strings.Count(said, text), said)
				}
			}
			traces, err := filepath.Glob(filepath.Join(dir, "sam.crash-*"))
			if err != nil || len(traces) != 1 || !strings.Contains(said, traces[0]) {
				t.Fatalf("the traces are %q (%v), and it says\n%s", traces, err, said)
			}
			trace, err := os.ReadFile(traces[0])
			if err != nil || !strings.Contains(string(trace), "crash_test.go") || strings.Contains(string(trace), "diary") {
				t.Errorf("the trace (%v) is\n%s", err, trace)
			}
			if test.name == "a walk through a pipe" {
				draft, err := os.ReadFile(filepath.Join(dir, "sam.draft"))
				if err != nil || !strings.Contains(string(draft), "I read your diary.") {
					t.Errorf("the drafts are %q (%v)", draft, err)
				}
			}
		})
	}
}

// TestCrashNowhere: without a folder, nothing is written, and the person is told.
func TestCrashNowhere(t *testing.T) {
	dir := t.TempDir()
	said, status := faulty(t, filepath.Join(dir, "none", "sam.jsonl"), panicking{}, time.Now, "start")
	if status != app.StatusFailure || !strings.Contains(said, "trustrepair --journal") || !strings.Contains(said, "couldn't be written down") {
		t.Errorf("status %d:\n%s", status, said)
	}
	if found, err := os.ReadDir(dir); err != nil || len(found) > 0 {
		t.Errorf("%v is left (%v)", found, err)
	}
}
