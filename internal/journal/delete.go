package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/locks"
)

// Delete removes all files of the journal at the path and all copies of them,
// those that [layout.Files] lists and that are not [layout.Other]: the ones with words first,
// the locks last. The journal need not be readable. A folder that becomes empty
// is removed as well if it has the program's name.
//
// It erases nothing: what backups, other copies and the disk itself still hold
// is out of its reach. The error is *InUse while a person is working on the
// journal. After any other error, Files lists what is left; without one, nothing
// of what it deletes is.
func Delete(ctx context.Context, path string) error {
	doomed, err := deletable(path)
	if err != nil || len(doomed) == 0 {
		return err
	}
	n, err := layout.Reachable(path)
	if err != nil { // there are only other files of it
		n = layout.At(path)
	}
	unlock, err := lockOut(ctx, n)
	if err != nil {
		return err
	}
	locks := []string{n.Lock(), n.Busy()}
	err = removeAll(slices.DeleteFunc(doomed, func(f string) bool { return slices.Contains(locks, f) }))
	err = errors.Join(err, unlock(), removeAll(locks), disk.SyncFolder(filepath.Dir(n.Stem)))
	if err == nil {
		err = allGone(path)
	}
	if err != nil {
		return fmt.Errorf("deleting the journal %q: %w", path, err)
	}
	return removeOwnFolder(filepath.Dir(n.Stem))
}

// deletable returns the paths of the files that Delete removes.
func deletable(path string) (paths []string, err error) {
	files, err := layout.Files(path)
	for _, f := range files {
		if f.Sort != layout.Other {
			paths = append(paths, f.Path)
		}
	}
	return paths, err
}

// lockOut takes both locks of a journal. Where there are no locks, nobody holds
// any.
func lockOut(ctx context.Context, n layout.Names) (unlock func() error, err error) {
	var noLocks *NoLocks
	busy, err := locks.TakeBusy(n)
	if errors.As(err, &noLocks) {
		return func() error { return nil }, nil
	}
	if err != nil {
		return nil, err
	}
	unlockAppend, err := locks.Wait(ctx, n.Lock(), nil)
	if err != nil {
		return nil, errors.Join(err, busy.Release())
	}
	return func() error {
		unlockAppend()
		return busy.Release()
	}, nil
}

// allGone looks once more, and reports what is still there as an error.
func allGone(path string) error {
	left, err := deletable(path)
	if err == nil && len(left) > 0 {
		err = fmt.Errorf("still there: %q", left)
	}
	return err
}

// removeAll removes as many of the files as it can.
func removeAll(files []string) error {
	var failed error
	for _, f := range files {
		failed = errors.Join(failed, disk.Remove(f))
	}
	return failed
}

// removeOwnFolder removes a folder with the program's name if it is empty.
func removeOwnFolder(dir string) error {
	left, err := os.ReadDir(dir)
	if filepath.Base(dir) != layout.FolderName || err != nil || len(left) > 0 {
		return nil
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing the empty folder %q: %w", dir, err)
	}
	return nil
}
