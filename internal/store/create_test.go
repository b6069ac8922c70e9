package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A folder cannot be linked, as no file can on some file systems.
func TestMoveWhereThereAreNoLinks(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from"), filepath.Join(dir, "to")
	for range 2 {
		if err := os.Mkdir(from, 0o700); err != nil {
			t.Fatal(err)
		}
		err := moveWhereFree(from, to)
		if err != nil && !errors.Is(err, ErrExists) {
			t.Fatal(err)
		}
		if _, gone := os.Lstat(from); errors.Is(gone, fs.ErrNotExist) != (err == nil) {
			t.Errorf("moved: %v, error %v", gone, err)
		}
	}
	for _, name := range []string{from, to} {
		if _, err := os.Lstat(name); err != nil {
			t.Error(err)
		}
	}
}

// Where links are not to be had, or another program is quicker than we are,
// the last check is that of moveWhereFree.
func TestMoveWhereFreeNeverOverwrites(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from"), filepath.Join(dir, "to")
	write(t, from, "new")
	write(t, to, "old")
	if err := moveWhereFree(from, to); !errors.Is(err, ErrExists) {
		t.Errorf("error %v", err)
	}
	if got := read(t, to); got != "old" {
		t.Errorf("overwritten with %q", got)
	}
}

// Names that are all taken are an error, and no name is used twice.
func TestFreeName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.torn-")
	first := path + "00010101T000000Z"
	series := layout.Series{Prefix: path}
	for i, want := range []string{first, first + "-2", first + "-3"} {
		got, err := freeName(series, time.Time{}, nil)
		if err != nil || got != want {
			t.Fatalf("%d: %q, %v", i, got, err)
		}
		write(t, got, "")
	}
	if got, err := freeName(series, time.Time{}, func(p string) bool { return p == first+"-2" }); err != nil || got != first+"-2" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := freeName(layout.Series{Prefix: filepath.Join(first, "below")}, time.Time{}, nil); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("below a file: %v", err)
	}
	asked := 0
	if got, err := freeName(series, time.Time{}, func(string) bool { asked++; return false }); err != nil || got != first+"-4" || asked != 3 {
		t.Errorf("%q, %v, asked %d times", got, err, asked)
	}
}
