package journal_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

// TestKeepTrace: a trace is for its owner alone, takes no other one's place, and
// belongs to the journal. Where there is no folder it is not written.
func TestKeepTrace(t *testing.T) {
	path, at := filepath.Join(t.TempDir(), "sam.jsonl"), time.Date(2026, 3, 14, 9, 26, 53, 0, time.UTC)
	var kept []string
	for _, trace := range []string{"one", "two"} {
		file, err := journal.KeepTrace(path, at, trace)
		if err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(file)
		if err != nil || info.Mode() != 0o600 {
			t.Errorf("%v, %v", info, err)
		}
		if data, err := os.ReadFile(file); err != nil || string(data) != trace {
			t.Errorf("%q, %v", data, err)
		}
		kept = append(kept, file)
	}
	var own []string
	files, err := layout.Files(path)
	for _, f := range files {
		own = append(own, f.Path)
	}
	if err != nil || !slices.Equal(own, kept) {
		t.Errorf("the files are %q instead of %q (%v)", own, kept, err)
	}
	if file, err := journal.KeepTrace(filepath.Join(t.TempDir(), "none", "sam.jsonl"), at, "x"); err == nil {
		t.Errorf("it was written to %q", file)
	}
}
