//go:build !unix

package journal

// nonblock has no meaning here: opening never waits.
const nonblock = 0

// locksLeaveReadable says that a locked file can still be read by others.
const locksLeaveReadable = false

// syncFolder does nothing: the system makes the names in a folder durable by
// itself, and has no call for it.
func syncFolder(string) error { return nil }
