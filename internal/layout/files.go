package layout

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
)

// Sort says what a file has to do with a journal.
type Sort string

// The sorts of files.
const (
	Own      Sort = "own"      // the journal, or made for it
	Copy     Sort = "copy"     // of one of those, as editors, file managers and people make them
	Conflict Sort = "conflict" // a copy by a synchronizer: another machine wrote to it as well
	Other    Sort = "other"    // its name begins with the journal's, and it may be anybody's
)

// A File is a file in the folder of a journal.
type File struct {
	Path string
	Sort Sort
}

// Files lists the existing files that belong to the journal at the path, and
// those whose names begin with its name: the journal first (a symbolic link
// before the file it leads to), then the rest by name. The journal need not be
// readable, nor exist itself. What could not be looked at is an error: no file
// is missing from the list without a word.
func Files(path string) ([]File, error) {
	var files []File
	n := At(path)
	switch _, err := os.Lstat(path); {
	case err == nil:
		if n, err = Reachable(path); err != nil {
			return nil, err
		}
		files = append(files, File{path, Own})
	case !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("listing the files of journal %q: %w", path, err)
	}
	places := []Names{n}
	if n.Journal != path {
		files = append(files, File{n.Journal, Own})
		places = append(places, At(path))
	}
	for _, n := range places {
		found, err := n.beside()
		if err != nil {
			return nil, fmt.Errorf("listing the files of journal %q: %w", path, err)
		}
		for _, f := range found {
			if !slices.ContainsFunc(files, func(known File) bool { return filepath.Clean(known.Path) == f.Path }) {
				files = append(files, f)
			}
		}
	}
	return files, nil
}

// Reachable returns the names that Follow does, and those of a link that leads
// nowhere itself.
func Reachable(path string) (Names, error) {
	n, err := Follow(path)
	var notAFile *disk.NotAFile
	if errors.As(err, &notAFile) {
		return At(path), nil
	}
	return n, err
}

// beside returns the files whose names begin with the journal's, by name.
func (n Names) beside() ([]File, error) {
	dir := filepath.Dir(n.Stem)
	found, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var files []File
	s := newSorter(n, found)
	for _, f := range found {
		if sort := s.sort(f); sort != "" {
			files = append(files, File{filepath.Join(dir, f.Name()), sort})
		}
	}
	return files, nil
}
