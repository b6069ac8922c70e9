// Package disk owns what every file of ours needs from the disk: writing a file so
// that a kill or a power cut at any instant leaves the old one or the new one,
// opening only regular files, telling whose a file is, and what differs between
// systems there.
//
// It refuses to know what is in a file, and which files there are.
package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteNew creates a file that only the owner can read and returns when its
// bytes are durable. (Its name becomes durable with the folder.) After an error
// there is no file.
func WriteNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// Replace durably puts a whole file in place of another. The name of the
// temporary file is fixed, so that a kill leaves no more than that one behind.
func Replace(path, tmp string, data []byte) error {
	if err := Remove(tmp); err != nil {
		return err
	}
	if err := WriteNew(tmp, data); err != nil {
		return err
	}
	if err := os.Rename(tmp, path); err != nil {
		return errors.Join(err, os.Remove(tmp))
	}
	return SyncFolder(filepath.Dir(path))
}

// Remove durably removes a file. A missing one is no error.
func Remove(path string) error {
	err := os.Remove(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(path))
}

// Shorten durably cuts a file down to size. It opens the file itself: one that
// was opened for appending cannot be truncated on Windows.
func Shorten(path string, size int64) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	err = f.Truncate(size)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// MakeFolder durably creates a folder and its missing parents.
func MakeFolder(dir string) error {
	var missing []string
	for d := dir; ; d = filepath.Dir(d) {
		_, err := os.Stat(d)
		if err == nil {
			break
		}
		if !errors.Is(err, fs.ErrNotExist) || d == filepath.Dir(d) {
			return err
		}
		missing = append(missing, d)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for _, d := range missing {
		if err := SyncFolder(filepath.Dir(d)); err != nil {
			return err
		}
	}
	return nil
}
