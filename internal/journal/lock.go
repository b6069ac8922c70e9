package journal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/gofrs/flock"
)

const (
	waitQuietly = time.Second          // then OnLockWait is called
	waitAtMost  = 30 * time.Second     // then the journal is in use
	tryAgain    = 5 * time.Millisecond // two to three appends take that long
)

// waitForLock takes a lock that is held for moments only. It ends with the
// process that holds it, however that ends. The error is *InUse when it stays
// held, that of ctx, or what the system said about the lock file.
func waitForLock(ctx context.Context, path string, onWait func()) (unlock func(), err error) {
	l := newLock(path)
	most, cancel := context.WithTimeout(ctx, waitAtMost)
	defer cancel()
	quiet, cancelQuiet := context.WithTimeout(most, waitQuietly)
	defer cancelQuiet()
	_, err = l.TryLockContext(quiet, tryAgain)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		if onWait != nil {
			onWait()
		}
		_, err = l.TryLockContext(most, tryAgain)
	}
	switch {
	case err == nil:
		return func() { _ = l.Unlock() }, nil // closing its file cannot fail us any more
	case ctx.Err() != nil:
		return nil, fmt.Errorf("waiting for %q: %w", path, ctx.Err())
	case errors.Is(err, context.DeadlineExceeded):
		return nil, &InUse{Path: path}
	default:
		return nil, fmt.Errorf("locking %q: %w", path, err)
	}
}

// tryLock takes the lock that a person holds for as long as they like, or says
// *InUse at once.
func tryLock(path string) (unlock func() error, err error) {
	l := newLock(path)
	got, err := l.TryLock()
	switch {
	case err != nil:
		return nil, fmt.Errorf("locking %q: %w", path, err)
	case !got:
		return nil, &InUse{Path: path, Busy: true}
	}
	return l.Unlock, nil
}

func newLock(path string) *flock.Flock {
	return flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDONLY|nonblock), flock.SetPermissions(0o600))
}
