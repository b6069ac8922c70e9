package journal

import (
	"errors"
	"os"
	"strconv"
	"strings"

	"github.com/gofrs/flock"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

// busyLock is the lock of the one person at a keyboard. Somebody who tidies up
// can delete its file, and another process would then lock a new one. So the
// journal's own file is locked as well, where that keeps nobody from reading it.
type busyLock struct {
	names   layout.Names
	busy    *flock.Flock
	journal *flock.Flock // nil without a journal, or where it cannot be locked
}

// tryBusy takes the lock, or fails with *InUse at once.
func tryBusy(n layout.Names) (*busyLock, error) {
	busy, err := tryLock(n.Busy())
	if err != nil {
		return nil, err
	}
	b := &busyLock{names: n, busy: busy}
	if err := b.lockJournal(); err != nil {
		return nil, errors.Join(err, busy.Unlock())
	}
	b.sign()
	return b, nil
}

// lockJournal locks the journal's file. That a system cannot do this is no
// error: the lock file is what counts.
func (b *busyLock) lockJournal() error {
	if _, err := os.Stat(b.names.Journal); err != nil || !locksLeaveReadable {
		return nil
	}
	l := flock.New(b.names.Journal, flock.SetFlag(os.O_RDONLY|disk.Nonblock))
	switch got, err := l.TryLock(); {
	case err != nil:
		return nil
	case !got:
		return errors.Join(&InUse{Path: b.names.Busy(), Busy: true, PID: signedBy(b.names.Busy())}, l.Close())
	}
	b.journal = l
	return nil
}

// sign writes our process into the lock file, for whoever finds it locked. It
// does not create the file: that one would not be locked.
func (b *busyLock) sign() {
	f, err := os.OpenFile(b.names.Busy(), os.O_WRONLY|os.O_TRUNC|disk.Nonblock, 0)
	if err != nil {
		return
	}
	_, _ = f.WriteString(strconv.Itoa(os.Getpid()) + "\n") // good to know, no more
	_ = f.Close()
}

// signedBy returns the process that holds a lock file, or 0.
func signedBy(path string) int {
	const limit = 32
	data, err := plainFiles{}.Read(path, limit)
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		return 0
	}
	return pid
}

// renew takes the lock again if its file was deleted. If another process was
// faster, both go on: neither overwrites the other's drafts.
func (b *busyLock) renew() {
	if holds(b.busy) {
		return
	}
	busy, err := tryLock(b.names.Busy())
	if err != nil {
		return
	}
	_ = b.busy.Unlock() // of a file that has no name any more
	b.busy = busy
	b.sign()
}

// release releases the lock. Its file stays.
func (b *busyLock) release() error {
	var errs []error
	if b.journal != nil {
		errs = append(errs, b.journal.Unlock())
	}
	return errors.Join(append(errs, b.busy.Unlock())...)
}

// holds reports whether a lock is that of the file which has its name now.
func holds(l *flock.Flock) bool {
	ours, err := l.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(l.Path())
	return err == nil && os.SameFile(ours, named)
}
