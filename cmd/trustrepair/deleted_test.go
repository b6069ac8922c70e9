//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// resumeTyping returns a session that shows a draft of an earlier one.
func resumeTyping(t *testing.T) (*home, *tuitest.Session) {
	t.Helper()
	h, s := startTyping(t)
	endsWith(t, s, "ctrl+c", 130)
	s = h.terminal(tuitest.Options{}, "next")
	check(t, s.Wait("I read your letters."))
	return h, s
}

// endsWith presses a key, and checks how the program ends.
func endsWith(t *testing.T, s *tuitest.Session, key string, want int) {
	t.Helper()
	check(t, s.Key(key))
	if status, err := s.Exit(); err != nil || status != want {
		t.Errorf("it ends with %d, %v:\n%s", status, err, s.Screen())
	}
}

func (h *home) draft(id string) string {
	h.t.Helper()
	data, err := os.ReadFile(filepath.Join(h.folder(), "journal.draft"))
	check(h.t, err)
	for line := range strings.Lines(string(data)) {
		if text, ok := strings.CutPrefix(strings.TrimSpace(line), `"`+id+`": `); ok {
			return strings.TrimSuffix(text, ",")
		}
	}
	return ""
}

// TestDeletedLock checks that one person at a time can use a journal, also after
// somebody deleted the file that says so.
func TestDeletedLock(t *testing.T) {
	t.Parallel()
	h, s := startTyping(t)
	check(t, os.Remove(filepath.Join(h.folder(), "journal.busy")))
	other := h.terminal(tuitest.Options{}, "next")
	if status, err := other.Exit(); err != nil || status != 4 {
		t.Errorf("a second ends with %d, %v:\n%s", status, err, other.Screen())
	}
	check(t, s.Type(" All."), s.Wait("letters. All."))
	endsWith(t, s, "ctrl+c", 130)
	if got := h.draft("deed"); got != `"I read your letters. All."` {
		t.Errorf("the draft is %s", got)
	}
}

// TestDeletedDraft checks that "Saved." is true after somebody deleted the draft,
// also if nothing more was typed.
func TestDeletedDraft(t *testing.T) {
	t.Parallel()
	h, s := resumeTyping(t)
	check(t, os.Remove(filepath.Join(h.folder(), "journal.draft")))
	endsWith(t, s, "ctrl+c", 130)
	if got := h.draft("deed"); got != `"I read your letters."` || !strings.Contains(s.Screen(), "Saved.") {
		t.Errorf("the draft is %s, and the screen\n%s", got, s.Screen())
	}
}

// TestReplacedJournal replaces the journal by a copy while a person types, as
// programs do that keep two machines the same. What they typed is kept, and they
// are told so.
func TestReplacedJournal(t *testing.T) {
	t.Parallel()
	h, s := startTyping(t)
	data, err := os.ReadFile(h.journal())
	check(t, err, os.WriteFile(h.path("copy"), data, 0o600), os.Rename(h.path("copy"), h.journal()))
	endsWith(t, s, "tab", 1)
	check(t, s.Wait("was replaced or changed by another program"),
		s.Wait("hint: what you typed at deed is saved. To go on with it, type: trustrepair next"))
	s = h.terminal(tuitest.Options{}, "next")
	check(t, s.Wait("I read your letters."), s.Key("tab"), s.Wait("Acknowledge · 2 of"))
	endsWith(t, s, "ctrl+c", 130)
}
