package store

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/seal"
)

// Sealed returns the storage of a journal that only this key opens. No plain text of
// it is ever written to the disk: what is sealed is replaced as a whole, from memory.
func Sealed(key *seal.Key) Storage {
	return func(path string, n layout.Names) (Store, Files) {
		return &sealedStore{path: path, names: n, key: key}, sealedFiles{plainFiles{n}, key}
	}
}

// sealedStore is a file that is rewritten with each save. So it is not the file that
// was loaded that tells whether it is still the same journal, but the lines in it,
// which the journal compares.
type sealedStore struct {
	path   string // as it was named
	names  layout.Names
	key    *seal.Key
	loaded fs.FileInfo // of the file that was loaded or written last, nil before that
	lines  []byte      // in it
}

func (s *sealedStore) Load() (*Contents, error) {
	f, info, err := disk.OpenRegular(s.path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	if s.loaded == nil || !sameFile(info, s.loaded) {
		err = s.read(f, info)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	return &Contents{bytes.NewReader(s.lines), io.NopCloser(nil), int64(len(s.lines)), info.ModTime()}, nil
}

func (s *sealedStore) read(f io.Reader, info fs.FileInfo) error {
	sealed, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	lines, err := s.key.Open(sealed)
	if err != nil {
		return &Damaged{Path: s.path, Why: err.Error()}
	}
	s.loaded, s.lines = info, lines
	return nil
}

// sameFile reports whether a file is the same and unchanged.
func sameFile(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

// Append replaces the file. It must still be the one that was loaded: the lock is
// held, so that only another program can have changed it since.
func (s *sealedStore) Append(size int64, block []byte) error {
	if err := s.still(); err != nil {
		return err
	}
	if int64(len(s.lines)) < size {
		return &Replaced{Path: s.path}
	}
	return s.write(append(s.lines[:size:size], block...))
}

func (s *sealedStore) Rewrite(data []byte) error {
	if s.loaded == nil {
		sealed, err := s.key.Seal(data)
		if err != nil {
			return err
		}
		return CreateFile(s.path, s.names.Fresh(), sealed)
	}
	if err := s.still(); err != nil {
		return err
	}
	return s.write(data)
}

// still checks that the file is the one that was loaded.
func (s *sealedStore) still() error {
	info, err := os.Stat(s.path)
	switch {
	case err != nil:
		return err
	case s.loaded == nil || !sameFile(info, s.loaded):
		return &Replaced{Path: s.path}
	}
	return nil
}

func (s *sealedStore) write(lines []byte) error {
	sealed, err := s.key.Seal(lines)
	if err != nil {
		return err
	}
	if err := disk.Replace(s.names.Journal, s.names.Fresh(), sealed); err != nil {
		return err
	}
	if s.loaded, err = os.Stat(s.path); err != nil {
		return err
	}
	s.lines = lines
	return nil
}

// sealedFiles are side files that are sealed if their names say so. The others are
// those that other programs have to read: the text in the editor.
type sealedFiles struct {
	plainFiles
	key *seal.Key
}

// overhead is more than age adds to a file, other than in proportion to its length.
const overhead = 1 << 12

func (s sealedFiles) Read(path string, limit int64) ([]byte, error) {
	if !layout.IsSealed(path) {
		return s.plainFiles.Read(path, limit)
	}
	sealed, err := s.plainFiles.Read(path, limit+limit/1024+overhead)
	if err != nil {
		return nil, err
	}
	data, err := s.key.Open(sealed)
	switch {
	case err != nil:
		return nil, &Unusable{Path: path, Why: err.Error()}
	case int64(len(data)) > limit:
		return nil, &Unusable{Path: path, Why: "it is too large"}
	}
	return data, nil
}

func (s sealedFiles) Replace(path string, data []byte) error {
	if layout.IsSealed(path) {
		var err error
		if data, err = s.key.Seal(data); err != nil {
			return err
		}
	}
	return s.plainFiles.Replace(path, data)
}
