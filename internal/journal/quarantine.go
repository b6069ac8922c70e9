package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// setTornAside copies the torn end of the file, byte for byte, into a file of
// its own and then cuts it off. The lock is held. Killed in between, it finds
// its own copy the next time and goes on.
func (j *Journal) setTornAside() error {
	path, err := keep(j.names.torn()+"-", j.info.ModTime(), j.torn)
	if err != nil {
		return fmt.Errorf("setting a torn line aside: %w", err)
	}
	if err := shorten(j.names.journal, j.size); err != nil {
		return fmt.Errorf("cutting off a torn line: %w", err)
	}
	j.torn = nil
	j.notices = append(j.notices, Notice{Event: TornSetAside, Path: path})
	return nil
}

// noteTornLeft says that there is a torn end and that it stays for now.
func (j *Journal) noteTornLeft(why error) {
	if j.torn != nil {
		j.notices = append(j.notices, Notice{Event: TornLeft, Path: j.Path, Err: why})
	}
}

// keep writes data into a new file whose name is the prefix, the time, and a
// number where that is taken. A file that holds the beginning of data is an
// earlier try, and is finished.
func keep(prefix string, at time.Time, data []byte) (string, error) {
	path, err := free(prefix+stamp(at), func(path string, info fs.FileInfo) bool {
		if !info.Mode().IsRegular() || info.Size() > int64(len(data)) {
			return false
		}
		begun, err := os.ReadFile(path)
		return err == nil && bytes.HasPrefix(data, begun) && os.Remove(path) == nil
	})
	if err != nil {
		return "", err
	}
	if err := writeNew(path, data); err != nil {
		return "", err
	}
	return path, syncFolder(filepath.Dir(path))
}

// moveAside renames what stands at the path, whatever it is, and gives its new
// name: the old one with a mark and a time.
func moveAside(path, mark string) (string, error) { return moveTo(path, path+mark) }

// moveTo renames what stands at the path to a prefix and a time.
func moveTo(path, prefix string) (string, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return "", err
	}
	aside, err := free(prefix+stamp(info.ModTime()), nil)
	if err != nil {
		return "", err
	}
	if err := os.Rename(path, aside); err != nil {
		return "", err
	}
	return aside, syncFolder(filepath.Dir(path))
}

// free gives the path itself, or with a number behind it the first that is not
// taken or that may be taken over.
func free(path string, takeOver func(string, fs.FileInfo) bool) (string, error) {
	const most = 1000
	for n := 1; n <= most; n++ {
		try := path
		if n > 1 {
			try = fmt.Sprintf("%s-%d", path, n)
		}
		info, err := os.Lstat(try)
		if errors.Is(err, fs.ErrNotExist) {
			return try, nil
		}
		if err != nil {
			return "", err
		}
		if takeOver != nil && takeOver(try, info) {
			return try, nil
		}
	}
	return "", fmt.Errorf("%q and %d more names are taken", path, most-1)
}
