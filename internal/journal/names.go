package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// names are the paths of one journal. Where the journal is a symbolic link,
// they are those of the file it leads to: whoever opens it by whatever name
// meets the same locks.
type names struct {
	journal string
	stem    string // the journal without its ending: all others begin with it
}

func (n names) lock() string     { return n.stem + ".lock" }
func (n names) busy() string     { return n.stem + ".busy" }
func (n names) fresh() string    { return n.stem + ".trustrepair-new" } // a journal being created
func (n names) torn() string     { return n.stem + ".torn" }
func (n names) crash() string    { return n.stem + ".crash-" }
func (n names) draft() string    { return n.stem + ".draft" }
func (n names) draftTmp() string { return n.stem + ".trustrepair-draft" }
func (n names) editTmp() string  { return n.stem + ".trustrepair-edit" }

const (
	editMark    = ".edit-"
	editEnding  = ".md"
	takenEnding = ".taken" // behind that: what the editor left, on its way into the draft
)

func (n names) edit(prompt string) string { return n.stem + editMark + prompt + editEnding }

// leftovers are what only a run that was killed leaves behind; whatever they
// hold stands elsewhere as well, or was never called saved.
func (n names) leftovers() []string { return []string{n.fresh(), n.draftTmp(), n.editTmp()} }

func namesFor(path string) (names, error) {
	file, err := follow(path)
	if err != nil {
		return names{}, err
	}
	return names{journal: file, stem: stem(file)}, nil
}

// follow gives the file that a symbolic link leads to, and any other path as
// it is.
func follow(path string) (string, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return "", openError(path, err)
	}
	if info.Mode()&fs.ModeSymlink == 0 {
		return path, nil
	}
	file, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", &NotAFile{Path: path, What: "a link that leads nowhere"}
	}
	if err != nil {
		return "", openError(path, err)
	}
	return file, nil
}

func endings() []string { return []string{".jsonl.age", ".jsonl"} }

func stem(file string) string {
	for _, ending := range endings() {
		if s, ok := strings.CutSuffix(file, ending); ok {
			return s
		}
	}
	return file + ".journal" // of a journal with another name's ending, or none
}

// Files lists all files that belong to the journal at the path and are there:
// the journal first (a symbolic link before the file it leads to), then the
// rest by name. It need not be readable, and need not be there itself.
func Files(path string) ([]string, error) {
	var files []string
	n := names{journal: path, stem: stem(path)}
	if _, err := os.Lstat(path); err == nil {
		if n, err = namesFor(path); err != nil {
			return nil, err
		}
		files = append(files, path)
	}
	if n.journal != path {
		files = append(files, n.journal)
	}
	found, err := os.ReadDir(filepath.Dir(n.stem))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("listing the files of journal %q: %w", path, err)
	}
	for _, f := range found {
		if n.owns(f.Name()) {
			files = append(files, filepath.Join(filepath.Dir(n.stem), f.Name()))
		}
	}
	return files, nil
}

// owns reports whether a name in the journal's folder is that of a file made
// for it. A name that ends like a journal is another journal.
func (n names) owns(name string) bool {
	for _, ending := range endings() {
		if strings.HasSuffix(name, ending) {
			return false
		}
	}
	base := filepath.Base(n.stem)
	fixed := append(n.leftovers(), n.lock(), n.busy(), n.draft())
	for _, f := range fixed {
		if name == filepath.Base(f) {
			return true
		}
	}
	if aside, ok := strings.CutPrefix(name, base); ok {
		return asideForm.MatchString(aside)
	}
	// What editors leave beside an edited text: .NAME.edit-ID.md.swp, #NAME...#
	return strings.HasPrefix(name, "."+base+editMark) || strings.HasPrefix(name, "#"+base+editMark)
}

// asideForm is how names go on that are given to what was lent or set aside.
var asideForm = regexp.MustCompile(`^\.((torn|crash)-\d{8}T\d{6}Z[-.\d]*|draft\.damaged-\d{8}T\d{6}Z[-.\d]*|edit-[A-Za-z0-9._-]+\.md(~|\.taken|\.(damaged|kept)-\d{8}T\d{6}Z[-.\d]*)?)$`)

// What stands between a name and the time, of what could not be read, and of
// words that would have been written over.
const (
	damagedMark = ".damaged-"
	keptMark    = ".kept-"
)

// stamp names a file that is set aside by the time of its last change, which
// a second look finds the same.
func stamp(at time.Time) string { return at.UTC().Format("20060102T150405Z") }
