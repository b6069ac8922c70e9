//go:build unix

package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// TestStartWhereNothingCanBeWritten checks that "start" fails before the first
// question if it cannot create the journal.
func TestStartWhereNothingCanBeWritten(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	check(t, errors.Join(os.Chmod(h.path("home"), 0o555), os.Chmod(h.dir, 0o555)))
	for _, args := range [][]string{{"start"}, {"start", "--journal", h.path("home", "sam.jsonl")}} {
		cmd := h.command(args...)
		asNobody(cmd)
		got := runProcess(t, cmd)
		if got.status != 1 || strings.Contains(got.err, "Safety first") ||
			!strings.Contains(got.err, "permission denied") || !strings.Contains(got.err, "hint: ") {
			t.Errorf("%q ended with %d: %s", args, got.status, got.err)
		}
	}
}

// TestLeftUnsaved leaves while an answer cannot be saved. If it can be by then, it
// is. If not, the status is 1 and the answer is printed, unless the person left at
// once with ctrl+x, which clears the screen.
func TestLeftUnsaved(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		key    string
		fixed  bool
		status int
		shown  bool // the answer is on the screen at the end
	}{
		{"ctrl+c", false, 1, true},
		{"ctrl+x", false, 1, false},
		{"ctrl+c", true, 130, false},
		{"ctrl+x", true, 130, false},
	} {
		h := newRaceHome(t)
		h.start()
		draft := filepath.Join(h.folder(), "journal.draft")
		if got := h.run("I read ", "next"); got.status != 130 || !has(draft, "I read ") { // the pipe ends in the middle of the answer
			t.Fatalf("the draft is not kept: %d, %s", got.status, got.err)
		}
		s := h.terminal(tuitest.Options{}, "next")
		check(t, s.Wait("Acknowledge · 1 of"), s.Wait("I read"))
		obstacle := filepath.Join(h.folder(), "journal.trustrepair-draft", "x")
		check(t, os.MkdirAll(obstacle, 0o700))
		check(t, s.Type("your letters.\t"), s.Wait("This isn't saved yet"))
		if test.fixed {
			check(t, os.RemoveAll(filepath.Dir(obstacle)))
		} else if test.key == "ctrl+c" {
			check(t, s.Key(test.key), s.Wait("Press the same key again to leave without it"))
		}
		check(t, s.Key(test.key))
		if status, err := s.Exit(); err != nil || status != test.status {
			t.Errorf("%+v: it ends with %d, %v:\n%s", test, status, err, s.Screen())
		}
		if got := strings.Contains(s.Screen(), "I read your letters."); got != test.shown {
			t.Errorf("%+v: the screen is\n%s", test, s.Screen())
		}
		if got := has(draft, "I read your letters."); got != test.fixed {
			t.Errorf("%+v: the draft has the answer: %t", test, got)
		}
	}
}

// has reports whether a file contains a text.
func has(path, text string) bool {
	data, err := os.ReadFile(path)
	return err == nil && strings.Contains(string(data), text)
}
