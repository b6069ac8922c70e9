package journal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

// plain is the storage of a journal whose files anybody with the right to read
// them can read.
func plain(path string, n layout.Names) (store, sideFiles) {
	return &plainStore{path: path, names: n}, plainFiles{n}
}

// plainStore is a file that is appended to in place.
type plainStore struct {
	path   string // as it was named: a symbolic link may be redirected
	names  layout.Names
	loaded fs.FileInfo // of the file that was loaded last, nil before that
}

func (s *plainStore) Load() (*contents, error) {
	f, err := s.open(os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	return &contents{f, f, s.loaded.Size(), s.loaded.ModTime()}, nil
}

// open opens the file and checks that it is the one that was loaded before.
func (s *plainStore) open(flag int) (*os.File, error) {
	f, info, err := disk.OpenRegular(s.path, flag)
	if err != nil {
		return nil, err
	}
	if s.loaded != nil && !os.SameFile(info, s.loaded) {
		_ = f.Close() // nothing was written to it
		return nil, &Replaced{Path: s.path}
	}
	s.loaded = info
	return f, nil
}

func (s *plainStore) Append(size int64, block []byte) error {
	f, err := s.open(os.O_WRONLY | os.O_APPEND)
	if err != nil {
		return err
	}
	switch extra := s.loaded.Size() - size; {
	case extra < 0:
		err = &Replaced{Path: s.path}
	case extra > 0:
		err = disk.Shorten(s.names.Journal, size)
	}
	if err == nil && len(block) > 0 {
		if _, err = f.Write(block); err == nil {
			err = f.Sync()
		}
	}
	return errors.Join(err, f.Close())
}

func (s *plainStore) Rewrite(data []byte) error {
	if s.loaded == nil {
		return createFile(s.path, s.names.Fresh(), data)
	}
	f, err := s.open(os.O_RDONLY) // still the same one?
	if err != nil {
		return err
	}
	if err := errors.Join(f.Close(), disk.Replace(s.names.Journal, s.names.Fresh(), data)); err != nil {
		return err
	}
	s.loaded, err = os.Stat(s.names.Journal)
	return err
}

// createFile writes a whole file at a path where there is nothing. At any
// instant there is no file or a whole one.
func createFile(path, tmp string, data []byte) error {
	if err := nothingAt(path); err != nil {
		return err
	}
	if err := os.Remove(tmp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := disk.WriteNew(tmp, data); err != nil {
		return err
	}
	defer os.Remove(tmp) // renamed away, or the second name of the file
	return moveWhereFree(tmp, path)
}

// moveWhereFree renames a file unless something has the new name. Making a link
// checks that by itself; on a file system without links, the lock keeps away
// everyone who knows of it.
func moveWhereFree(from, to string) error {
	err := os.Link(from, to)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		if err = nothingAt(to); err == nil {
			err = os.Rename(from, to)
		}
	}
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("creating journal %q: %w", to, ErrExists)
	}
	if err != nil {
		return err
	}
	if err = disk.SyncFolder(filepath.Dir(to)); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return nil
}

// plainFiles are side files that hold what they are given.
type plainFiles struct{ names layout.Names }

func (p plainFiles) Read(path string, limit int64) ([]byte, error) {
	f, info, err := disk.OpenRegular(path, os.O_RDONLY)
	var notAFile *disk.NotAFile
	switch {
	case errors.As(err, &notAFile):
		return nil, &Unusable{Path: path, Why: "it is " + notAFile.What}
	case err != nil && disk.IsLink(path):
		return nil, &Unusable{Path: path, Why: "it is a link to what cannot be read"}
	case err != nil:
		return nil, err
	}
	defer f.Close()
	if info.Size() > limit {
		return nil, &Unusable{Path: path, Why: "it is too large"}
	}
	data, err := io.ReadAll(io.LimitReader(f, limit)) // it may be growing
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", path, err)
	}
	return data, nil
}

func (p plainFiles) Replace(path string, data []byte) error {
	return disk.Replace(path, p.names.Unfinished(path), data)
}

func (p plainFiles) Remove(path string) error { return disk.Remove(path) }
