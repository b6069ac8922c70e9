//go:build unix

package journal

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// nonblock keeps the opening of a pipe from waiting for its other end.
const nonblock = syscall.O_NONBLOCK

// locksLeaveReadable says that a locked file can still be read by others.
const locksLeaveReadable = true

// hasModes says that the mode of a file says who may open it.
const hasModes = true

// ownerOf returns the number of the user who owns a file.
func ownerOf(info fs.FileInfo) (user int, ok bool) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return int(stat.Uid), true
}

// hasNoLocks reports whether the system said that a file system has no locks. (A
// network file system without a lock server says so, and some in user space.)
func hasNoLocks(err error) bool {
	return errors.Is(err, syscall.ENOLCK) || errors.Is(err, errors.ErrUnsupported)
}

// syncFolder makes the names in a folder durable. Some network file systems
// cannot do that, and a folder that we may write to but not list cannot be
// opened for it: then it is left to the system.
func syncFolder(dir string) error {
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
