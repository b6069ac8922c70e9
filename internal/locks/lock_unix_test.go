//go:build unix

package locks

import (
	"errors"
	"fmt"
	"syscall"
	"testing"
)

// Where a file system has no locks, the system says so in one of these ways.
func TestNoLocks(t *testing.T) {
	for _, errno := range []syscall.Errno{syscall.ENOLCK, syscall.ENOTSUP, syscall.EOPNOTSUPP, syscall.ENOSYS} {
		if err := lockError("x", fmt.Errorf("flock: %w", errno)); !errors.As(err, new(*NoLocks)) || !errors.Is(err, errno) {
			t.Errorf("%v: %v", errno, err)
		}
	}
	for _, errno := range []syscall.Errno{syscall.EACCES, syscall.EINTR, syscall.EIO, syscall.EROFS} {
		if err := lockError("x", fmt.Errorf("flock: %w", errno)); errors.As(err, new(*NoLocks)) || !errors.Is(err, errno) {
			t.Errorf("%v: %v", errno, err)
		}
	}
}
