//go:build unix

package disk

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// Nonblock keeps the opening of a pipe from waiting for its other end.
const Nonblock = syscall.O_NONBLOCK

// HasModes says that the mode of a file says who may open it.
const HasModes = true

// ownerOf returns the number of the user who owns a file.
func ownerOf(info fs.FileInfo) (user int, ok bool) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return int(stat.Uid), true
}

// SyncFolder makes the names in a folder durable. Some network file systems
// cannot do that, and a folder that we may write to but not list cannot be
// opened for it: then it is left to the system.
func SyncFolder(dir string) error {
	d, err := os.Open(dir)
	if errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return errors.Join(err, d.Close())
}
