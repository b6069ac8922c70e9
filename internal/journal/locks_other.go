//go:build !unix

package journal

import "errors"

// locksLeaveReadable says that a locked file can still be read by others.
const locksLeaveReadable = false

// hasNoLocks reports whether the system said that a file system has no locks.
func hasNoLocks(err error) bool { return errors.Is(err, errors.ErrUnsupported) }
