//go:build unix

package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// writePass writes the passphrase of these tests to a file.
func (h *home) writePass() string {
	h.t.Helper()
	file := h.path("pass")
	check(h.t, os.WriteFile(file, []byte("right horse\n"), 0o600))
	return file
}

// TestOpensWithAge opens a sealed journal with the standard tool, which asks for the
// passphrase on its terminal.
func TestOpensWithAge(t *testing.T) {
	t.Parallel()
	age, err := exec.LookPath("age")
	if err != nil {
		t.Skip("SKIPPED ALOUD: there is no age here; .ci/run installs it")
	}
	h := newHome(t)
	h.start()
	h.must("I read your letters.\n", "answer", "deed")
	want, err := os.ReadFile(h.journal())
	check(t, err)
	h.must("", "journal", "seal", "--passphrase-file", h.writePass())
	opened := h.path("tmp", "opened")
	s := h.tool(age, "-d", "-i", filepath.Join(h.folder(), "journal.key.age"), "-o", opened, h.journal()+".age")
	check(t, s.Wait("passphrase"), s.Type("right horse\r"))
	if status, err := s.Exit(); err != nil || status != 0 {
		t.Fatalf("age ended with %d, %v:\n%s", status, err, s.Screen())
	}
	got, err := os.ReadFile(opened)
	check(t, err)
	if string(got) != string(want) {
		t.Errorf("age reads\n%s\nwant\n%s", got, want)
	}
}

// tool starts another program on a terminal.
func (h *home) tool(program string, args ...string) *tuitest.Session {
	h.t.Helper()
	s, err := tuitest.Start(h.process(program, args), tuitest.Options{})
	check(h.t, err)
	h.t.Cleanup(s.Close)
	return s
}

// TestSealedStart checks that a sealed journal begins with the same entries as a
// plain one.
func TestSealedStart(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	flags := []string{"start", "--no-input", "--safe", "--name", "Kim", "--other", "Sam", "--relation", "partner", "--breach", "affair",
		"--intent", "choice", "--severity", "grave", "--also-lied", "yes", "--now", "2026-03-14T20:00:00Z"}
	pass := h.writePass()
	h.must("", slices.Concat(flags, []string{"--journal", "plain"})...)
	h.must("", slices.Concat(flags, []string{"--journal", "sealed", "--seal", "--passphrase-file", pass})...)
	h.must("", "journal", "unseal", "--journal", "sealed", "--passphrase-file", pass)
	plain, sealed := h.withoutIDs("plain"), h.withoutIDs("sealed")
	if plain != sealed || plain == "" {
		t.Errorf("sealed:\n%s\nplain:\n%s", sealed, plain)
	}
}

// withoutIDs returns the lines of a journal without their ids.
func (h *home) withoutIDs(name string) string {
	h.t.Helper()
	data, err := os.ReadFile(filepath.Join(h.folder(), name+".jsonl"))
	check(h.t, err)
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		var fields map[string]any
		check(h.t, json.Unmarshal([]byte(line), &fields))
		delete(fields, "id")
		rest, err := json.Marshal(fields)
		check(h.t, err)
		b.Write(append(rest, '\n'))
	}
	return b.String()
}
