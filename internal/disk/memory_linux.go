package disk

import "syscall"

// InMemory reports whether a folder is in a file system that keeps its files in
// memory only.
func InMemory(dir string) bool {
	const tmpfs, ramfs = 0x01021994, 0x858458f6
	var stat syscall.Statfs_t
	return syscall.Statfs(dir, &stat) == nil && (int64(stat.Type) == tmpfs || int64(stat.Type) == ramfs)
}
