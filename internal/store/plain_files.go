package store

import (
	"errors"
	"fmt"
	"io"
	"os"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

// plainFiles are side files that hold what they are given.
type plainFiles struct{ names layout.Names }

// PlainFiles returns files to read that belong to no journal.
func PlainFiles() Files { return plainFiles{} }

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
