package locks

import (
	"errors"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/gofrs/flock"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

// Busy is the lock of the one person at a keyboard. Somebody who tidies up
// can delete its file, and another process would then lock a new one. So the
// journal's own file is locked as well, where that keeps nobody from reading it.
type Busy struct {
	names   layout.Names
	busy    *flock.Flock
	journal *flock.Flock // nil without a journal, or where it cannot be locked
}

// TakeBusy takes the lock, or fails with *InUse at once.
func TakeBusy(n layout.Names) (*Busy, error) {
	busy, err := Try(n.Busy())
	if err != nil {
		return nil, err
	}
	b := &Busy{names: n, busy: busy}
	if err := b.lockJournal(); err != nil {
		return nil, errors.Join(err, busy.Unlock())
	}
	b.sign()
	return b, nil
}

// lockJournal locks the journal's file. That a system cannot do this is no
// error: the lock file is what counts.
func (b *Busy) lockJournal() error {
	if _, err := os.Stat(b.names.Journal); err != nil || !LeaveReadable {
		return nil
	}
	l := flock.New(b.names.Journal, flock.SetFlag(os.O_RDONLY|disk.Nonblock))
	switch got, err := l.TryLock(); {
	case err != nil:
		return nil
	case !got:
		return errors.Join(&InUse{Path: b.names.Busy(), Busy: true, PID: SignedBy(b.names.Busy())}, l.Close())
	}
	b.journal = l
	return nil
}

// sign writes our process into the lock file, for whoever finds it locked. It
// does not create the file: that one would not be locked.
func (b *Busy) sign() {
	f, err := os.OpenFile(b.names.Busy(), os.O_WRONLY|os.O_TRUNC|disk.Nonblock, 0)
	if err != nil {
		return
	}
	_, _ = f.WriteString(strconv.Itoa(os.Getpid()) + "\n") // good to know, no more
	_ = f.Close()
}

// SignedBy returns the process that holds a lock file, or 0.
func SignedBy(path string) int {
	const limit = 32
	f, _, err := disk.OpenRegular(path, os.O_RDONLY)
	if err != nil {
		return 0
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit))
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		return 0
	}
	return pid
}

// Renew takes the lock again if its file was deleted. If another process was
// faster, both go on: neither overwrites the other's drafts.
func (b *Busy) Renew() {
	if Holds(b.busy) {
		return
	}
	busy, err := Try(b.names.Busy())
	if err != nil {
		return
	}
	_ = b.busy.Unlock() // of a file that has no name any more
	b.busy = busy
	b.sign()
}

// Release releases the lock. Its file stays.
func (b *Busy) Release() error {
	var errs []error
	if b.journal != nil {
		errs = append(errs, b.journal.Unlock())
	}
	return errors.Join(append(errs, b.busy.Unlock())...)
}

// Holds reports whether a lock is that of the file which has its name now.
func Holds(l *flock.Flock) bool {
	ours, err := l.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(l.Path())
	return err == nil && os.SameFile(ours, named)
}
