// Package locks owns the locks of a journal: the one that is held for moments, and the
// one of the person at the keyboard.
//
// It refuses to read or write what it locks.
package locks

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/gofrs/flock"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
)

// How long a lock is waited for: first without a word, and then at most.
const (
	Quietly = time.Second
	AtMost  = 30 * time.Second
)

const tryAgain = 5 * time.Millisecond // as long as two or three appends take

// Wait takes a lock that is only ever held for moments. The system
// releases it when the process ends, however that happens. The error is *InUse
// when the lock stays held, *NoLocks, that of ctx, or what the system said about
// the lock file.
func Wait(ctx context.Context, path string, onLockWait func()) (unlock func(), err error) {
	l := newLock(path)
	most, cancel := context.WithTimeout(ctx, AtMost)
	defer cancel()
	quiet, cancelQuiet := context.WithTimeout(most, Quietly)
	defer cancelQuiet()
	_, err = l.TryLockContext(quiet, tryAgain)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		if onLockWait != nil {
			onLockWait()
		}
		_, err = l.TryLockContext(most, tryAgain)
	}
	switch {
	case err == nil:
		return func() { _ = l.Unlock() }, nil // an error in closing its file harms nobody
	case ctx.Err() != nil:
		return nil, fmt.Errorf("waiting for %q: %w", path, ctx.Err())
	case errors.Is(err, context.DeadlineExceeded):
		return nil, &InUse{Path: path}
	default:
		return nil, lockError(path, err)
	}
}

// Try takes the lock that a person holds for as long as they like, or fails
// with *InUse at once. The error may be *NoLocks as well.
func Try(path string) (*flock.Flock, error) {
	const attempts = 10 // its file may be deleted just then, again and again
	for range attempts {
		l := newLock(path)
		switch got, err := l.TryLock(); {
		case err != nil:
			return nil, lockError(path, err)
		case !got:
			return nil, errors.Join(&InUse{Path: path, Busy: true, PID: SignedBy(path)}, l.Close())
		case Holds(l):
			return l, nil
		}
		if err := l.Unlock(); err != nil {
			return nil, fmt.Errorf("locking %q: %w", path, err)
		}
	}
	return nil, fmt.Errorf("locking %q: it is deleted as soon as it is there", path)
}

// lockError returns *NoLocks if the system has no locks there.
func lockError(path string, err error) error {
	if hasNoLocks(err) {
		return &NoLocks{Path: path, Err: err}
	}
	return fmt.Errorf("locking %q: %w", path, err)
}

func newLock(path string) *flock.Flock {
	return flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDONLY|disk.Nonblock), flock.SetPermissions(0o600))
}
