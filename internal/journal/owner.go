package journal

import (
	"os"
	"path/filepath"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

// An Owned is a file or a folder that belongs to another user than the one who
// runs the program.
type Owned struct {
	Path   string
	Owner  int // the number of that user; 0 is root
	Folder bool
}

// OwnedByOthers returns the files of the journal at the path that belong to
// another user, as after a command was run once as root, and the folder that
// they are in or would be created in. It is empty where that cannot be told, or
// for root, who may do everything.
func OwnedByOthers(path string) []Owned {
	var owned []Owned
	n, err := layout.Reachable(path)
	if err != nil {
		n = layout.At(path)
	}
	dir := filepath.Dir(n.Stem)
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil {
			if owner, ok := disk.Owner(info); ok {
				owned = append(owned, Owned{dir, owner, true})
			}
			break
		}
	}
	paths, _ := deletable(path) // what cannot be listed is in a folder that says why
	for _, p := range paths {
		if info, err := os.Lstat(p); err == nil {
			if owner, ok := disk.Owner(info); ok {
				owned = append(owned, Owned{p, owner, false})
			}
		}
	}
	return owned
}
