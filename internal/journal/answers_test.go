package journal

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

func beginning(t *testing.T, path string) *Answers {
	t.Helper()
	a, err := Begin(path)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func keptAnswers(t *testing.T, a *Answers, name, text string) {
	t.Helper()
	if err := a.Keep(name, text); err != nil {
		t.Fatal(err)
	}
}

// TestAnswersBeforeTheJournal: what was answered is there for the next who
// begins, in a private file that belongs to the journal, until the journal has
// it.
func TestAnswersBeforeTheJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "trustrepair", "sam.jsonl")
	a := beginning(t, path)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("before there is an answer there is a folder: %v", err)
	}
	keptAnswers(t, a, "name", "Kim")
	keptAnswers(t, a, "other", "Sam")
	draft := filepath.Join(filepath.Dir(path), "sam.draft")
	if info, err := os.Stat(draft); err != nil || info.Mode() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	if files, err := layout.Files(path); err != nil || len(files) != 2 {
		t.Errorf("its files are %q (%v)", files, err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	next := beginning(t, path)
	if all := next.All(); !maps.Equal(all, map[string]string{"name": "Kim", "other": "Sam"}) {
		t.Errorf("the next one finds %q", all)
	}
	if err := next.Close(); err != nil {
		t.Fatal(err)
	}

	j, err := Create(t.Context(), path, header())
	if err != nil {
		t.Fatal(err)
	}
	d, err := j.OpenWorkspace(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if names := d.drafts; len(names) > 0 {
		t.Errorf("with the journal there are the drafts %q", names)
	}
	if _, err := os.Stat(draft); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the file of them: %v", err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestTwoBeginnings: of two that begin at once, neither writes over the other's
// answers.
func TestTwoBeginnings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sam.jsonl")
	first, second := beginning(t, path), beginning(t, path)
	keptAnswers(t, first, "name", "Kim")
	var inUse *InUse
	if _, err := Begin(path); !errors.As(err, &inUse) {
		t.Errorf("a third one begins: %v", err)
	}
	if err := second.Keep("name", "Tim"); !errors.As(err, &inUse) {
		t.Errorf("while the first is there, the second keeps: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := second.Keep("name", "Tim"); !errors.As(err, &inUse) {
			t.Errorf("when the first has gone, the second keeps: %v", err)
		}
	}
	if all := beginning(t, path).All(); all["name"] != "Kim" {
		t.Errorf("there is %q", all)
	}
}

// TestAnswersDropped leaves other drafts alone.
func TestAnswersDropped(t *testing.T) {
	j, err := Create(t.Context(), filepath.Join(t.TempDir(), "sam.jsonl"), header())
	if err != nil {
		t.Fatal(err)
	}
	d, err := j.OpenWorkspace(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := d.Keep("deed", "I lied."); err != nil {
		t.Fatal(err)
	}
	keptAnswers(t, d.Setup(), "name", "Kim")
	if all := d.Setup().All(); all["name"] != "Kim" || len(all) != 1 {
		t.Errorf("kept is %q", all)
	}
	if err := d.Setup().Drop(); err != nil {
		t.Fatal(err)
	}
	if names := slices.Collect(maps.Keys(d.drafts)); !slices.Equal(names, []string{"deed"}) {
		t.Errorf("left are %q", names)
	}
}
