//go:build unix

package disk

import (
	"io/fs"
	"os"
)

// IsPrivate reports whether a folder is ours and closed to others.
func IsPrivate(dir string) bool {
	const others fs.FileMode = 0o077
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() || info.Mode().Perm()&others != 0 {
		return false
	}
	user, ok := ownerOf(info)
	return ok && user == os.Geteuid()
}
