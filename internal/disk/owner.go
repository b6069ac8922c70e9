package disk

import (
	"io/fs"
	"os"
)

// Owner returns the number of the user who owns a file, if it is another one
// than the user who runs the program.
func Owner(info fs.FileInfo) (user int, other bool) {
	user, ok := ownerOf(info)
	self := os.Geteuid()
	return user, ok && self > 0 && user != self
}
