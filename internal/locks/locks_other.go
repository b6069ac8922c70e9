//go:build !unix

package locks

import "errors"

// LeaveReadable says that a locked file can still be read by others.
const LeaveReadable = false

// hasNoLocks reports whether the system said that a file system has no locks.
func hasNoLocks(err error) bool { return errors.Is(err, errors.ErrUnsupported) }
