package journal_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
)

// TestDelete removes what belongs to a journal and nothing else.
func TestDelete(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "trustrepair")
	path := filepath.Join(dir, "sam.jsonl")
	header := entry.Entry{Kind: entry.Journal, At: time.Now(), Format: 1, Workbook: "w", Version: "1", Subject: entry.Subject{Role: "hurting"}}
	for _, p := range []string{path, filepath.Join(dir, "samantha.jsonl")} {
		if _, err := journal.Create(t.Context(), p, header); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"sam.draft", "sam.torn-20260101T000000Z", "sam.crash-20260101T000000Z", "sam.crash-20260101T000000Z-2", "sam.edit-letter.md", "sam.draft.damaged-20260101T000000Z",
		"sam.jsonl.copy", "sam.jsonl~", "sam.jsonl.save", "sam.sync-conflict-20260101-000000-ABCDEFG.jsonl", "sam (conflicted copy 2026-01-01).jsonl", "other.txt", "samantha.draft"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := journal.Delete(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range left {
		if f.Name() != "other.txt" && f.Name() != "samantha.jsonl" && f.Name() != "samantha.lock" && f.Name() != "samantha.draft" {
			t.Errorf("%s is left", f.Name())
		}
	}
	if len(left) != 4 {
		t.Errorf("%d files are left, want 4", len(left))
	}
}

// TestDeleteLeavesNoFolder: the program's own folder goes with its last
// journal, also when the journal is damaged.
func TestDeleteLeavesNoFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "trustrepair")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "journal.jsonl")
	if err := os.WriteFile(path, []byte("no journal\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := journal.Delete(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is left: %v", err)
	}
}

func TestDeleteKeepsAJournalInUse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j.jsonl")
	j, err := journal.Create(t.Context(), path, entry.Entry{Kind: entry.Journal, At: time.Now(), Format: 1, Workbook: "w", Version: "1", Subject: entry.Subject{Role: "hurting"}})
	if err != nil {
		t.Fatal(err)
	}
	desk, err := j.OpenWorkspace(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer desk.Close()
	var inUse *journal.InUse
	if err := journal.Delete(t.Context(), path); !errors.As(err, &inUse) {
		t.Errorf("the error is %v", err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}
