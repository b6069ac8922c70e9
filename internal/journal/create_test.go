package journal

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

func TestCreate(t *testing.T) {
	eachStorage(t, func(t *testing.T, in storage) {
		path := filepath.Join(t.TempDir(), "made", "for us", "journal.jsonl")
		j := in.create(t, path, header(), note("one"), note("two"))
		check(t, j)
		if got := texts(j.Entries); !slices.Equal(got, []string{"one", "two"}) {
			t.Errorf("entries %q", got)
		}
		for file, want := range map[string]fs.FileMode{
			path: 0o600, filepath.Dir(path): 0o700, filepath.Dir(filepath.Dir(path)): 0o700,
		} {
			if got := mode(t, file); got != want {
				t.Errorf("%s has mode %o, want %o", file, got, want)
			}
		}
		if got := strings.Count(in.read(t, path), "\n"); got != 3 {
			t.Errorf("%d lines", got)
		}
		has(t, path, "journal.jsonl", "journal.lock")
	})
}

func TestCreateLeavesAStandingFolderAlone(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(t.Context(), filepath.Join(dir, "journal.jsonl"), header()); err != nil {
		t.Fatal(err)
	}
	if got := mode(t, dir); got != 0o755 {
		t.Errorf("mode %o", got)
	}
}

func TestCreateNeverOverwrites(t *testing.T) {
	for name, put := range map[string]func(path string) error{
		"a journal":    func(path string) error { return os.WriteFile(path, []byte("{}\n"), 0o600) },
		"an empty one": func(path string) error { return os.WriteFile(path, nil, 0o600) },
		"unreadable":   func(path string) error { return os.WriteFile(path, []byte("x"), 0) },
		"a folder":     func(path string) error { return os.Mkdir(path, 0o700) },
		"a pipe":       func(path string) error { return pipe(path) },
		"nowhere":      func(path string) error { return os.Symlink("nowhere", path) },
		"a circle":     func(path string) error { return os.Symlink(path, path) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.jsonl")
			if err := put(path); errors.Is(err, errors.ErrUnsupported) {
				t.Skip("no pipes in folders here")
			} else if err != nil {
				t.Fatal(err)
			}
			before, err := os.Lstat(path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Create(t.Context(), path, header()); !errors.Is(err, ErrExists) {
				t.Errorf("error %v", err)
			}
			after, err := os.Lstat(path)
			if err != nil || !os.SameFile(before, after) || before.Size() != after.Size() {
				t.Errorf("changed: %v, %v", after, err)
			}
			has(t, path, "journal.jsonl")
		})
	}
}

func TestCreateRefusesWhatIsNoJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "made", "journal.jsonl")
	for name, entries := range map[string][]entry.Entry{
		"nothing":       nil,
		"no header":     {note("one")},
		"header second": {note("one"), header()},
		"two headers":   {header(), header()},
		"no text":       {header(), note("")},
		"bad UTF-8":     {header(), note("\xff")},
	} {
		if _, err := Create(t.Context(), path, entries...); err == nil {
			t.Errorf("%s: created", name)
		}
		if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: left a folder", name)
		}
	}
}

func TestCreateWhereAFileIsInTheWay(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "x")
	if _, err := Create(t.Context(), filepath.Join(file, "journal.jsonl"), header()); err == nil {
		t.Error("created")
	}
	if _, err := Open(t.Context(), filepath.Join(file, "journal.jsonl")); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("taken for a first run: %v", err)
	}
}

// A name that leaves no room for those of the files next to it is refused before
// anything is asked. One of an older version can still be opened.
func TestNameTooLong(t *testing.T) {
	dir := t.TempDir()
	path := func(length int) string { return filepath.Join(dir, strings.Repeat("n", length)+".jsonl") }
	fits, tooLong := 0, 0
	for length := 100; length < 300; length++ {
		err := CanCreate(path(length))
		switch {
		case err == nil && tooLong == 0:
			fits = length
		case is[*NameTooLong](err):
			tooLong = max(tooLong, length)
		default:
			t.Fatalf("%d letters: %v", length, err)
		}
	}
	if fits == 0 || tooLong != 299 {
		t.Errorf("%d letters fit, %d are too long", fits, tooLong)
	}
	j, err := Create(t.Context(), path(fits), header())
	if err != nil {
		t.Fatal(err)
	}
	w := openWorkspace(t, j)
	id := strings.Repeat("x", layout.MaxID)
	if _, err := w.EditFile(id, "Dear Sam", ""); err != nil {
		t.Fatal(err)
	}
	write(t, j.names.Edit(id), "\xff")
	if _, err := w.FinishEdit(id); !is[*Unusable](err) {
		t.Errorf("error %v", err)
	}
	if _, err := Create(t.Context(), path(fits+1), header()); err != nil {
		t.Error(err)
	}
}
