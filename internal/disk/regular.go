package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// OpenRegular opens a file that must be a regular one. It checks that before it
// opens it as well, because opening a pipe would wait for somebody to write.
func OpenRegular(path string, flag int) (*os.File, fs.FileInfo, error) {
	info, err := os.Stat(path)
	if err == nil {
		err = regular(path, info)
	}
	if err != nil {
		return nil, nil, err
	}
	f, err := os.OpenFile(path, flag|Nonblock, 0)
	if err != nil {
		return nil, nil, err
	}
	if info, err = f.Stat(); err == nil {
		err = regular(path, info)
	}
	if err != nil {
		return nil, nil, errors.Join(err, f.Close())
	}
	return f, info, nil
}

func regular(path string, info fs.FileInfo) error {
	switch {
	case info.Mode().IsRegular():
		return nil
	case info.IsDir():
		return &NotAFile{Path: path, What: "a folder"}
	default:
		return &NotAFile{Path: path, What: "a pipe or a device"}
	}
}

// IsLink reports whether there is a symbolic link at the path, wherever it leads.
func IsLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// NotAFile says that what is at the path is no regular file.
type NotAFile struct {
	Path string
	What string // "a folder", "a pipe or a device", "a link that leads nowhere"
}

func (e *NotAFile) Error() string { return fmt.Sprintf("%q is %s", e.Path, e.What) }
