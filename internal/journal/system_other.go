//go:build !unix

package journal

import (
	"errors"
	"io/fs"
)

// nonblock has no meaning here: opening never waits.
const nonblock = 0

// locksLeaveReadable says that a locked file can still be read by others.
const locksLeaveReadable = false

// hasModes says that the mode of a file says nothing about who may open it.
const hasModes = false

// ownerOf returns nothing: there are no numbers of users.
func ownerOf(fs.FileInfo) (user int, ok bool) { return 0, false }

// hasNoLocks reports whether the system said that a file system has no locks.
func hasNoLocks(err error) bool { return errors.Is(err, errors.ErrUnsupported) }

// syncFolder does nothing: the system makes the names in a folder durable by
// itself, and has no call for it.
func syncFolder(string) error { return nil }
