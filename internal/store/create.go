package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
)

// CreateFile writes a whole file at a path where there is nothing. At any
// instant there is no file or a whole one.
func CreateFile(path, tmp string, data []byte) error {
	if err := NothingAt(path); err != nil {
		return err
	}
	if err := os.Remove(tmp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := disk.WriteNew(tmp, data); err != nil {
		return err
	}
	defer os.Remove(tmp) // renamed away, or the second name of the file
	return moveWhereFree(tmp, path)
}

// moveWhereFree renames a file unless something has the new name. Making a link
// checks that by itself; on a file system without links, the lock keeps away
// everyone who knows of it.
func moveWhereFree(from, to string) error {
	err := os.Link(from, to)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		if err = NothingAt(to); err == nil {
			err = os.Rename(from, to)
		}
	}
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("creating journal %q: %w", to, ErrExists)
	}
	if err != nil {
		return err
	}
	if err = disk.SyncFolder(filepath.Dir(to)); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return nil
}

// NothingAt checks that there is nothing at the path, and that we can tell: an
// unreadable journal is not a missing one. The error wraps ErrExists, or is what the
// system said.
func NothingAt(path string) error {
	_, err := os.Lstat(path)
	switch {
	case err == nil:
		return fmt.Errorf("creating journal %q: %w", path, ErrExists)
	case errors.Is(err, fs.ErrNotExist):
		return nil
	default:
		return err
	}
}
