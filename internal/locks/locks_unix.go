//go:build unix

package locks

import (
	"errors"
	"syscall"
)

// LeaveReadable says that a locked file can still be read by others.
const LeaveReadable = true

// hasNoLocks reports whether the system said that a file system has no locks. (A
// network file system without a lock server says so, and some in user space.)
func hasNoLocks(err error) bool {
	return errors.Is(err, syscall.ENOLCK) || errors.Is(err, errors.ErrUnsupported)
}
