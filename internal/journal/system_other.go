//go:build !unix

package journal

// nonblock has no meaning here: opening never waits.
const nonblock = 0

// syncFolder does nothing: the system makes the names in a folder durable by
// itself, and has no call for it.
func syncFolder(string) error { return nil }
