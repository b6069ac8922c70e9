package journal

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// forOthers are the rights of everybody but the owner.
const forOthers fs.FileMode = 0o077

// An Exposed is a file or a folder that others than its owner may open.
type Exposed struct {
	Path   string
	Folder bool
}

// Exposed returns the files of the journal that others may open, and its folder
// if that has the program's name: both are created for their owner alone, and
// lose that when they are copied. It returns each only once, and again when its
// mode has changed; it remembers that in a file next to the journal.
func (j *Journal) Exposed() []Exposed {
	found := j.exposed()
	if len(found) == 0 {
		return nil
	}
	const limit = 1 << 20
	data, _ := store.PlainFiles().Read(j.names.Told(), limit) // a missing or unusable one says nothing
	told := strings.Split(string(data), "\n")
	var news []Exposed
	for _, e := range found {
		if line := e.line(); !slices.Contains(told, line) {
			news, told = append(news, e), append(told, line)
		}
	}
	if len(news) > 0 {
		text := strings.TrimLeft(strings.Join(told, "\n"), "\n") + "\n"
		_ = j.plainFiles().Replace(j.names.Told(), []byte(text)) // else it is told again
	}
	return news
}

// plainFiles are the files next to the journal that hold no words, so that they are
// never sealed.
func (j *Journal) plainFiles() store.Files {
	_, files := store.Plain(j.Path, j.names)
	return files
}

// line is how an exposed file is remembered: with its mode.
func (e Exposed) line() string {
	info, err := os.Stat(e.Path)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%o %q", info.Mode().Perm(), filepath.Base(e.Path))
}

// exposed looks at the journal and its folder, and only if others may open one
// of them at the other files.
func (j *Journal) exposed() []Exposed {
	if !disk.HasModes {
		return nil
	}
	var found []Exposed
	dir := filepath.Dir(j.names.Stem)
	if filepath.Base(dir) == layout.FolderName && openToOthers(dir) {
		found = append(found, Exposed{dir, true})
	}
	if len(found) == 0 && !openToOthers(j.names.Journal) {
		return nil
	}
	paths, _ := deletable(j.Path) // an error in listing is told where the list is wanted
	locks := []string{j.names.Lock(), j.names.Busy(), j.names.Told()}
	for _, p := range paths {
		if !slices.Contains(locks, p) && openToOthers(p) {
			found = append(found, Exposed{p, false})
		}
	}
	return found
}

// openToOthers reports whether others than the owner may read or write a file.
func openToOthers(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink == 0 && info.Mode().Perm()&forOthers != 0
}
