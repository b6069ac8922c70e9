//go:build !unix

package disk

// IsPrivate reports false: modes don't say there who may open a folder.
func IsPrivate(string) bool { return false }
