package journal

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

// quarantineTorn copies the torn end of the journal, byte for byte, to a file
// of its own and then cuts it off. The lock is held. If the process is killed
// in between, the next one finds the copy and goes on.
func (j *Journal) quarantineTorn() error {
	path, err := preserve(j.files, j.names.Torn()+"-", j.modified, j.torn)
	if err != nil {
		return fmt.Errorf("setting a torn line aside: %w", err)
	}
	if err := j.store.Append(j.size, nil); err != nil {
		return fmt.Errorf("cutting off a torn line: %w", err)
	}
	j.torn = nil
	j.notices = append(j.notices, Notice{Event: TornQuarantined, Path: path})
	return nil
}

// noteTornLeft notes that there is a torn end and that it was not touched.
func (j *Journal) noteTornLeft(why error) {
	if j.torn != nil {
		j.notices = append(j.notices, Notice{Event: TornLeft, Path: j.Path, Err: why})
	}
}

// preserve writes data to a file of its own, which is named by the prefix, the
// time, and a number if that name is taken. A file with the beginning of data
// is an earlier attempt and is completed.
func preserve(files sideFiles, prefix string, at time.Time, data []byte) (string, error) {
	path, err := freePath(prefix+layout.Stamp(at), func(path string) bool {
		begun, err := files.Read(path, int64(len(data)))
		return err == nil && bytes.HasPrefix(data, begun)
	})
	if err != nil {
		return "", err
	}
	return path, files.Replace(path, data)
}

// quarantine renames whatever is at the path to the prefix and the time of its
// last change, and returns the new name.
func quarantine(path, prefix string) (string, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return "", err
	}
	moved, err := freePath(prefix+layout.Stamp(info.ModTime()), nil)
	if err != nil {
		return "", err
	}
	if err := os.Rename(path, moved); err != nil {
		return "", err
	}
	return moved, disk.SyncFolder(filepath.Dir(path))
}

// freePath returns the path, or the first numbered variant of it, that is not
// taken or that reuse accepts.
func freePath(path string, reuse func(path string) bool) (string, error) {
	const limit = 1000
	for n := 1; n <= limit; n++ {
		try := path
		if n > 1 {
			try = fmt.Sprintf("%s-%d", path, n)
		}
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
	return "", fmt.Errorf("%q and %d more names are taken", path, limit-1)
}
