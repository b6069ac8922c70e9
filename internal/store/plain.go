package store

import (
	"errors"
	"io/fs"
	"os"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

// Plain is the storage of a journal whose files anybody with the right to read
// them can read.
func Plain(path string, n layout.Names) (Store, Files) {
	return &plainStore{path: path, names: n}, plainFiles{n}
}

// plainStore is a file that is appended to in place.
type plainStore struct {
	path   string // as it was named: a symbolic link may be redirected
	names  layout.Names
	loaded fs.FileInfo // of the file that was loaded last, nil before that
}

func (s *plainStore) Load() (*Contents, error) {
	f, err := s.open(os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	return &Contents{f, f, s.loaded.Size(), s.loaded.ModTime()}, nil
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
		return CreateFile(s.path, s.names.Fresh(), data)
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
