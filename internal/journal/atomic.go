package journal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"
)

// writeNew makes a file that was not there, for the owner alone, and comes
// back when its bytes are durable. (Its name is durable with the folder.) On
// an error there is no file.
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

// replace puts a whole file in the place of another one, durably. The name of
// the temporary file is a fixed one, so that a kill leaves at most that.
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

// remove removes a file that may be missing, durably.
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

// shorten cuts a file to that many bytes, durably. It opens the file anew:
// one that was opened for appending cannot be cut on Windows.
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

// readText reads a whole file of at most that many bytes. Its error is
// *Unusable when what stands there is no file, too large, or not UTF-8.
func readText(path string, most int64) ([]byte, error) {
	f, info, err := openRegular(path, os.O_RDONLY)
	var notAFile *NotAFile
	switch {
	case errors.As(err, &notAFile):
		return nil, &Unusable{Path: path, Why: "it is " + notAFile.What}
	case err != nil:
		return nil, err
	}
	defer f.Close()
	if info.Size() > most {
		return nil, &Unusable{Path: path, Why: "it is too large"}
	}
	data, err := io.ReadAll(io.LimitReader(f, most)) // it may grow meanwhile
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", path, err)
	}
	if !utf8.Valid(data) {
		return nil, &Unusable{Path: path, Why: "it is not valid UTF-8"}
	}
	return data, nil
}
