//go:build !unix

package disk

import "io/fs"

// Nonblock has no meaning here: opening never waits.
const Nonblock = 0

// HasModes says that the mode of a file says nothing about who may open it.
const HasModes = false

// ownerOf returns nothing: there are no numbers of users.
func ownerOf(fs.FileInfo) (user int, ok bool) { return 0, false }

// SyncFolder does nothing: the system makes the names in a folder durable by
// itself, and has no call for it.
func SyncFolder(string) error { return nil }
