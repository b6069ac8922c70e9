package journal

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/locks"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// Create makes a journal of the entries, the first of which is the header, and
// opens it. It assigns their ids. At any instant there is either no journal or
// a whole one. A missing folder is created, for the owner alone; an existing one
// is not changed.
//
// The error wraps ErrExists if there is anything at the path, whatever it is:
// it is never overwritten. Otherwise the errors are those of Append.
func Create(ctx context.Context, path string, entries ...entry.Entry) (*Journal, error) {
	return createIn(ctx, path, store.Plain, entries)
}

func createIn(ctx context.Context, path string, in store.Storage, entries []entry.Entry) (*Journal, error) {
	if err := create(ctx, path, in, entries); err != nil {
		return nil, err
	}
	return openIn(ctx, path, in)
}

// CanCreate checks whether Create could make a journal at the path, with room in
// its name for those of the files next to it, and leaves no trace. Its errors
// are those of Create and *NameTooLong. The disk may still turn out to be full,
// or another process be faster.
func CanCreate(path string) error {
	if err := free(path); errors.Is(err, syscall.ENAMETOOLONG) {
		return &NameTooLong{Path: path}
	} else if err != nil {
		return err
	}
	dir := filepath.Dir(path)
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) { // missing folders would be created
		if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	f, err := os.CreateTemp(dir, ".trustrepair-*")
	if err != nil {
		return &NotSaved{Path: path, Err: err}
	}
	err = canLock(f.Name())
	var noLocks *NoLocks
	switch err = errors.Join(err, f.Close(), os.Remove(f.Name())); {
	case errors.As(err, &noLocks):
		return noLocks
	case err != nil:
		return &NotSaved{Path: path, Err: err}
	}
	return fits(path, dir)
}

// canLock takes and releases a lock.
func canLock(path string) error {
	lock, err := locks.Try(path)
	if err != nil {
		return err
	}
	return lock.Unlock()
}

// fits checks that the longest name next to the journal is not too long for the
// file system of a folder. Only that knows how long a name may be.
func fits(path, dir string) error {
	const most = 10 // of one second
	n := layout.At(filepath.Base(path)).Sealed()
	longest := n.DamagedText(strings.Repeat("x", layout.MaxID)).Name(time.Time{}, most)
	_, err := os.Lstat(filepath.Join(dir, longest))
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if errors.Is(err, syscall.ENAMETOOLONG) {
		return &NameTooLong{Path: path}
	}
	return openError(path, err)
}

func create(ctx context.Context, path string, in store.Storage, entries []entry.Entry) error {
	if err := free(path); err != nil {
		return err
	}
	for i, e := range entries {
		if (i == 0) != (e.Kind == entry.Journal) {
			return errors.New("creating a journal: it begins with its one header")
		}
	}
	block, _, err := encode("", entries)
	if err != nil {
		return err
	}
	if len(block) == 0 {
		return errors.New("creating a journal: no header is given")
	}
	if err := disk.MakeFolder(filepath.Dir(path)); err != nil {
		return &NotSaved{Path: path, Err: err}
	}
	j := newJournal(path, layout.At(path), in)
	return j.locked(ctx, func() error { return j.writeFirst(block) })
}

// writeFirst writes a whole journal where there is none. The lock is held: if
// two processes create the same journal, one of them finds that it exists.
func (j *Journal) writeFirst(block []byte) error {
	if err := free(j.Path); err != nil {
		return err
	}
	err := j.store.Rewrite(block)
	if err != nil && !errors.Is(err, ErrExists) {
		return &NotSaved{Path: j.Path, Err: err}
	}
	return err
}

// free checks that there is no journal at the path, in either form.
func free(path string) error {
	n := layout.At(path)
	for _, form := range []string{n.Plain().Journal, n.Sealed().Journal} {
		switch err := store.NothingAt(form); {
		case errors.Is(err, ErrExists):
			return err
		case err != nil:
			return openError(path, err)
		}
	}
	return nil
}
