package journal

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// writeNew creates a file that only the owner can read and returns when its
// bytes are durable. (Its name becomes durable with the folder.) After an error
// there is no file.
func writeNew(path string, data []byte) error {
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

// replace durably puts a whole file in place of another. The name of the
// temporary file is fixed, so that a kill leaves no more than that one behind.
func replace(path, tmp string, data []byte) error {
	if err := remove(tmp); err != nil {
		return err
	}
	if err := writeNew(tmp, data); err != nil {
		return err
	}
	if err := os.Rename(tmp, path); err != nil {
		return errors.Join(err, os.Remove(tmp))
	}
	return syncFolder(filepath.Dir(path))
}

// remove durably removes a file. A missing one is no error.
func remove(path string) error {
	err := os.Remove(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// shorten durably cuts a file down to size. It opens the file itself: one that
// was opened for appending cannot be truncated on Windows.
func shorten(path string, size int64) error {
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
