//go:build !unix

package journal

// nonblock has no meaning here: opening never waits.
const nonblock = 0

// syncFolder does nothing: the system writes the names in a folder durably by
// itself, and knows no call for it.
func syncFolder(string) error { return nil }
