package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

// Preserve writes data to a new file of a series. A file with the beginning of data is
// an earlier attempt and is completed.
func Preserve(files Files, to layout.Series, at time.Time, data []byte) (string, error) {
	path, err := freeName(to, at, func(path string) bool {
		begun, err := files.Read(path, int64(len(data)))
		return err == nil && bytes.HasPrefix(data, begun)
	})
	if err != nil {
		return "", err
	}
	return path, files.Replace(path, data)
}

// Quarantine moves whatever is at the path to a new file of a series, named by the
// time of its last change, and returns the new name.
func Quarantine(files Files, path string, to layout.Series) (string, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return "", err
	}
	if layout.IsSealed(path) != (to.Ending != "") { // from the editor to the sealed journal
		return quarantineSealed(files, path, to, info.ModTime())
	}
	moved, err := freeName(to, info.ModTime(), nil)
	if err != nil {
		return "", err
	}
	if err := os.Rename(path, moved); err != nil {
		return "", err
	}
	return moved, disk.SyncFolder(filepath.Dir(path))
}

// quarantineSealed seals a plain file in a new one, and removes it.
func quarantineSealed(files Files, path string, to layout.Series, at time.Time) (string, error) {
	const most = 1 << 30
	data, err := files.Read(path, most)
	if err != nil {
		return "", err
	}
	moved, err := Preserve(files, to, at, data)
	if err != nil {
		return "", err
	}
	return moved, files.Remove(path)
}

// freeName returns the first name of a series that is not taken, or that reuse
// accepts.
func freeName(series layout.Series, at time.Time, reuse func(path string) bool) (string, error) {
	const limit = 1000
	for n := 1; n <= limit; n++ {
		try := series.Name(at, n)
		_, err := os.Lstat(try)
		if errors.Is(err, fs.ErrNotExist) {
			return try, nil
		}
		if err != nil {
			return "", err
		}
		if reuse != nil && reuse(try) {
			return try, nil
		}
	}
	return "", fmt.Errorf("%q and %d more names are taken", series.Name(at, 1), limit-1)
}
