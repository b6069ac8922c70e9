package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestWriteNew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := WriteNew(path, []byte("first")); err != nil {
		t.Fatal(err)
	}
	if err := WriteNew(path, []byte("second")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over a file that is there: %v", err)
	}
	info, err := os.Stat(path)
	if err != nil || HasModes && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	checkText(t, path, "first")
}

// TestReplace checks that what a killed run left in the temporary file does not
// matter, and that no temporary file stays.
func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path, tmp := filepath.Join(dir, "a"), filepath.Join(dir, "a.new")
	for _, text := range []string{"first", "second"} {
		if err := os.WriteFile(tmp, []byte("left by a killed run, and longer"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := Replace(path, tmp, []byte(text)); err != nil {
			t.Fatal(err)
		}
		checkText(t, path, text)
	}
	if err := Replace(filepath.Join(dir, "none", "a"), tmp, []byte("x")); err == nil {
		t.Error("it replaces a file in a folder that is not there")
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("these files are left: %v, %v", left, err)
	}
}

func TestShortenAndRemove(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := WriteNew(path, []byte("whole and torn")); err != nil {
		t.Fatal(err)
	}
	if err := Shorten(path, int64(len("whole"))); err != nil {
		t.Fatal(err)
	}
	checkText(t, path, "whole")
	for range 2 { // the second time it is missing
		if err := Remove(path); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

func TestMakeFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	for range 2 { // the second time it is there
		if err := MakeFolder(dir); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(dir)
	if err != nil || HasModes && info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestOpenRegular(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	if err := os.WriteFile(path, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, info, err := OpenRegular(path, os.O_RDONLY)
	if err != nil || info.Size() != int64(len("text")) {
		t.Fatal(info, err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	var notAFile *NotAFile
	if _, _, err := OpenRegular(dir, os.O_RDONLY); !errors.As(err, &notAFile) {
		t.Errorf("of a folder: %v", err)
	}
	if _, _, err := OpenRegular(path+".none", os.O_RDONLY); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of a missing file: %v", err)
	}
}

func checkText(t *testing.T, path, want string) {
	t.Helper()
	if data, err := os.ReadFile(path); err != nil || string(data) != want {
		t.Errorf("%q, %v; want %q", data, err, want)
	}
}
