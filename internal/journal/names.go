package journal

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
)

// names are the paths of one journal. If the journal is a symbolic link, they
// are those of the file it leads to: all who open it, by whatever name, share
// the same locks.
type names struct {
	journal string
	stem    string // the journal without its extension; the other names begin with it
}

func (n names) lock() string  { return n.stem + ".lock" }
func (n names) busy() string  { return n.stem + ".busy" }
func (n names) fresh() string { return n.stem + ".trustrepair-new" } // a journal being written as a whole
func (n names) torn() string  { return n.stem + ".torn" }
func (n names) crash() string { return n.stem + ".crash-" }
func (n names) draft() string { return n.stem + ".draft" }
func (n names) told() string  { return n.stem + ".told" } // what the person was told once

const (
	editMark    = ".edit-"
	editEnding  = ".md"
	takenEnding = ".taken" // appended to that: what the editor left, on its way into the draft
)

func (n names) edit(prompt string) string { return n.stem + editMark + prompt + editEnding }

// edited returns the prompt whose edited text a file of that name holds.
func (n names) edited(name string) (prompt string, ok bool) {
	name = strings.TrimSuffix(name, takenEnding)
	prompt, ok = strings.CutPrefix(name[:len(name)-len(rescueEnding(name))], filepath.Base(n.stem)+editMark)
	if ok {
		prompt, ok = strings.CutSuffix(prompt, editEnding)
	}
	return prompt, ok && nameable(prompt)
}

// rescueEnding returns the end of the name of a file that nano leaves next to the
// edited one when its terminal goes away: what was typed and not saved. It is
// empty for other files.
func rescueEnding(name string) string {
	rest := strings.TrimRight(name, "0123456789")
	for _, ending := range []string{".save", ".save."} {
		if strings.HasSuffix(rest, ending) && (rest == name) == (ending == ".save") {
			return name[len(rest)-len(ending):]
		}
	}
	return ""
}

// unfinished returns the temporary name of a side file: one for drafts, one for
// edited texts, and one each for torn ends, which are written under another
// lock, and for what was told, which is written under none.
func (n names) unfinished(path string) string {
	sort := strings.TrimPrefix(path, n.stem+".")
	if end := strings.IndexAny(sort, ".-"); end >= 0 {
		sort = sort[:end]
	}
	return n.stem + ".trustrepair-" + sort
}

// leftovers are the temporary files that a killed run leaves. Whatever they hold
// is also elsewhere, or was never called saved.
func (n names) leftovers() []string {
	return []string{n.fresh(), n.unfinished(n.draft()), n.unfinished(n.edit("")), n.unfinished(n.torn()), n.unfinished(n.told())}
}

func namesFor(path string) (names, error) {
	file, err := follow(path)
	if err != nil {
		return names{}, err
	}
	return names{journal: file, stem: stem(file)}, nil
}

// follow returns the file that a symbolic link leads to, and any other path as
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
		return "", &disk.NotAFile{Path: path, What: "a link that leads nowhere"}
	}
	if err != nil {
		return "", openError(path, err)
	}
	return file, nil
}

// folderName is the name of the folder that journals are in, unless a path says
// another one.
const folderName = "trustrepair"

func endings() []string { return []string{".jsonl.age", ".jsonl"} }

func stem(file string) string {
	for _, ending := range endings() {
		if s, ok := strings.CutSuffix(file, ending); ok {
			return s
		}
	}
	return file + ".journal" // any other extension, or none
}

// isJournal reports whether a file of that name is a journal by its extension.
func isJournal(name string) bool {
	return slices.ContainsFunc(endings(), func(ending string) bool { return strings.HasSuffix(name, ending) })
}

// owns reports whether a name in the journal's folder is that of a file made
// for it. A name with the extension of a journal is another journal.
func (n names) owns(name string) bool {
	for _, f := range append(n.leftovers(), n.lock(), n.busy(), n.draft(), n.told()) {
		if name == filepath.Base(f) {
			return true
		}
	}
	rest, ok := strings.CutPrefix(name, filepath.Base(n.stem))
	return ok && !isJournal(name) && ownForm().MatchString(rest)
}

// ownForm matches how the names of edited and quarantined files continue.
var ownForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\.((torn|crash)-\d{8}T\d{6}Z[-.\d]*|draft\.damaged-\d{8}T\d{6}Z[-.\d]*|edit-[A-Za-z0-9._-]+\.md(~|\.taken|\.save(\.\d+)?|\.(damaged|kept)-\d{8}T\d{6}Z[-.\d]*)?)$`)
})

// The marks between a name and the time: of what could not be read, and of
// words that would have been overwritten.
const (
	damagedMark = ".damaged-"
	keptMark    = ".kept-"
)

// stamp is the time of a file's last change as part of a name. A second attempt
// gets the same one.
func stamp(at time.Time) string { return at.UTC().Format("20060102T150405Z") }
