//go:build unix

package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestReadTextStops: an interrupt ends the wait for a pipe that nobody has opened
// for writing, which the system call itself waits for.
func TestReadTextStops(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	g := New(Env{In: strings.NewReader(""), Getenv: func(string) string { return "" }}, nil, nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	text, err := g.ReadText(ctx, path, 10)
	var stopped *Error
	if text != "" || !errors.As(err, &stopped) || stopped.status != StatusStopped {
		t.Errorf("%q, %v", text, err)
	}
	w, err := os.OpenFile(path, os.O_WRONLY, 0) // the goroutine opens it now, and ends
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
}

// TestReadTextOfAPipe: what is written to a pipe is read to its end.
func TestReadTextOfAPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	go func() { _ = os.WriteFile(path, []byte("I read your letters."), 0) }()
	g := New(Env{In: strings.NewReader(""), Getenv: func(string) string { return "" }}, nil, nil)
	if text, err := g.ReadText(t.Context(), path, 6); err != nil || text != "I read " {
		t.Errorf("%q, %v", text, err)
	}
}
