package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Delete removes all files of the journal at the path, those that [Files]
// lists: the ones with words first, the locks last. The journal need not be
// readable. A folder that becomes empty is removed as well if it has the
// program's name.
//
// It erases nothing: what backups, copies and the disk itself still hold is
// out of its reach. The error is *InUse while a person is working on the
// journal. After any other error, Files lists what is left.
func Delete(ctx context.Context, path string) error {
	files, err := Files(path)
	if err != nil || len(files) == 0 {
		return err
	}
	n := names{journal: path, stem: stem(path)}
	if named, err := namesFor(path); err == nil {
		n = named
	}
	busy, err := tryBusy(n)
	if err != nil {
		return err
	}
	unlock, err := waitForLock(ctx, n.lock(), nil)
	if err != nil {
		return errors.Join(err, busy.release())
	}
	locks := []string{n.lock(), n.busy()}
	err = removeAll(slices.DeleteFunc(files, func(f string) bool { return slices.Contains(locks, f) }))
	unlock()
	err = errors.Join(err, busy.release(), removeAll(locks), syncFolder(filepath.Dir(n.stem)))
	if err != nil {
		return fmt.Errorf("deleting the journal %q: %w", path, err)
	}
	return removeOwnFolder(filepath.Dir(n.stem))
}

// removeAll removes as many of the files as it can.
func removeAll(files []string) error {
	var failed error
	for _, f := range files {
		failed = errors.Join(failed, remove(f))
	}
	return failed
}

// removeOwnFolder removes a folder with the program's name if it is empty.
func removeOwnFolder(dir string) error {
	left, err := os.ReadDir(dir)
	if filepath.Base(dir) != "trustrepair" || err != nil || len(left) > 0 {
		return nil
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing the empty folder %q: %w", dir, err)
	}
	return nil
}
