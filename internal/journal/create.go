package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// Create makes a journal of the entries, the first of which is the header, and
// opens it. It gives them their ids. At any instant there is either no journal
// or a whole one. A missing folder is made, for the owner alone; a folder that
// stands is not changed.
//
// The error wraps ErrExists when anything stands at the path, whatever it is:
// it is never overwritten. Otherwise the errors are those of Append.
func Create(ctx context.Context, path string, entries ...entry.Entry) (*Journal, error) {
	if err := create(ctx, path, entries); err != nil {
		return nil, err
	}
	return Open(ctx, path)
}

// CanCreate looks whether Create could make a journal at the path, and leaves
// nothing behind. Its errors are those of Create; a disk may still be full, or
// another process be faster.
func CanCreate(path string) error {
	if err := nothingAt(path); err != nil {
		return err
	}
	dir := filepath.Dir(path)
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) { // folders that are missing would be made
		if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	f, err := os.CreateTemp(dir, ".trustrepair-*")
	if err == nil {
		err = errors.Join(f.Close(), os.Remove(f.Name()))
	}
	if err != nil {
		return &NotSaved{Path: path, Err: err}
	}
	return nil
}

func create(ctx context.Context, path string, entries []entry.Entry) error {
	if err := nothingAt(path); err != nil {
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
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return &NotSaved{Path: path, Err: err}
	}
	return place(ctx, path, block)
}

// place puts a whole file at the path, under the lock: of two that create the
// same journal, one finds that it exists.
func place(ctx context.Context, path string, block []byte) error {
	names := names{journal: path, stem: stem(path)}
	j := &Journal{Path: path, names: names}
	unlock, err := j.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	if err := nothingAt(path); err != nil {
		return err
	}
	if err := os.Remove(names.fresh()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &NotSaved{Path: path, Err: err}
	}
	if err := writeNew(names.fresh(), block); err != nil {
		return &NotSaved{Path: path, Err: err}
	}
	defer os.Remove(names.fresh()) // gone already, or one of two names of the file
	return moveToFree(names.fresh(), path)
}

// moveToFree gives a file its place unless something stands there. A link
// refuses that by itself; where the file system knows no links, the lock keeps
// away all who know of it.
func moveToFree(from, to string) error {
	err := os.Link(from, to)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		if err = nothingAt(to); err == nil {
			err = os.Rename(from, to)
		}
	}
	if errors.Is(err, fs.ErrExist) || errors.Is(err, ErrExists) {
		return fmt.Errorf("creating journal %q: %w", to, ErrExists)
	}
	if err == nil {
		if err = syncFolder(filepath.Dir(to)); err != nil {
			err = errors.Join(err, os.Remove(to))
		}
	}
	if err != nil {
		return &NotSaved{Path: to, Err: err}
	}
	return nil
}

// nothingAt makes sure that nothing at all stands at the path, and that we can
// tell: an unreadable journal is no missing one.
func nothingAt(path string) error {
	_, err := os.Lstat(path)
	switch {
	case err == nil:
		return fmt.Errorf("creating journal %q: %w", path, ErrExists)
	case errors.Is(err, fs.ErrNotExist):
		return nil
	default:
		return openError(path, err)
	}
}

// makeFolder makes a folder and those above it that are missing, durably.
func makeFolder(dir string) error {
	var missing []string
	for d := dir; ; d = filepath.Dir(d) {
		_, err := os.Stat(d)
		if err == nil {
			break
		}
		if !errors.Is(err, fs.ErrNotExist) || d == filepath.Dir(d) {
			return err
		}
		missing = append(missing, d)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for _, d := range missing {
		if err := syncFolder(filepath.Dir(d)); err != nil {
			return err
		}
	}
	return nil
}
