//go:build !unix

package journal

import "errors"

// nonblock has no meaning here: opening never waits.
const nonblock = 0

// hasNoLocks reports whether the system said that a file system has no locks.
func hasNoLocks(err error) bool { return errors.Is(err, errors.ErrUnsupported) }

// syncFolder does nothing: the system makes the names in a folder durable by
// itself, and has no call for it.
func syncFolder(string) error { return nil }
