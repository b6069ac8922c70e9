// Package layout owns which files belong to a journal: how those next to it are
// named, and how copies of them are told from files of another journal.
//
// Next to NAME.jsonl there may be:
//
//	NAME.lock          held during one append; never removed
//	NAME.busy          held by the one person at the keyboard; never removed
//	NAME.draft         drafts of answers, a JSON map of prompt to text; also those
//	                   to the setup, before the journal is there
//	NAME.edit-ID.md    an answer that is open in the person's editor
//	NAME.edit-ID.md.taken  the same, on its way into the draft
//	NAME.torn-TIME     the end of the file that a power cut left unfinished
//	NAME.crash-TIME    where in the program a fault happened; no words of anybody
//	NAME.*.damaged-TIME  drafts or edited text that could not be read
//	NAME.*.kept-TIME   a text that two editors, or two runs, had each changed
//	NAME.told          who else may open the files, once the person was told; no words
//	NAME.trustrepair-new, -draft, -edit, -torn, -told  unfinished work of a killed run
//
// It refuses to read, write or lock any of them, which is what package journal
// does. Only of a file that could be a copy does it look at the first line.
package layout

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

// Names are the paths of one journal. If the journal is a symbolic link, they
// are those of the file it leads to: all who open it, by whatever name, share
// the same locks.
type Names struct {
	Journal string
	Stem    string // the journal without its extension; the other names begin with it
}

// Lock returns the file that is locked during an append.
func (n Names) Lock() string { return n.Stem + ".lock" }

// Busy returns the file that is locked as long as a person works on the journal.
func (n Names) Busy() string { return n.Stem + ".busy" }

// Fresh returns the temporary name of a journal that is being written as a whole.
func (n Names) Fresh() string { return n.Stem + ".trustrepair-new" }

// Torn returns what the names of torn ends begin with.
func (n Names) Torn() string { return n.Stem + ".torn" }

// Crash returns what the names of the traces of crashes begin with.
func (n Names) Crash() string { return n.Stem + ".crash-" }

// Draft returns the file with the drafts.
func (n Names) Draft() string { return n.Stem + ".draft" }

// Told returns the file that remembers what the person was told once.
func (n Names) Told() string { return n.Stem + ".told" }

const (
	editMark   = ".edit-"
	editEnding = ".md"
)

// TakenEnding is appended to the name of an edited file that is on its way into the
// draft.
const TakenEnding = ".taken"

// Edit returns the file for a text that is open in an editor.
func (n Names) Edit(prompt string) string { return n.Stem + editMark + prompt + editEnding }

// Edited returns the prompt whose edited text a file of that name holds.
func (n Names) Edited(name string) (prompt string, ok bool) {
	name = strings.TrimSuffix(name, TakenEnding)
	prompt, ok = strings.CutPrefix(name[:len(name)-len(RescueEnding(name))], filepath.Base(n.Stem)+editMark)
	if ok {
		prompt, ok = strings.CutSuffix(prompt, editEnding)
	}
	return prompt, ok && Nameable(prompt)
}

// RescueEnding returns the end of the name of a file that nano leaves next to the
// edited one when its terminal goes away: what was typed and not saved. It is
// empty for other files.
func RescueEnding(name string) string {
	rest := strings.TrimRight(name, "0123456789")
	for _, ending := range []string{".save", ".save."} {
		if strings.HasSuffix(rest, ending) && (rest == name) == (ending == ".save") {
			return name[len(rest)-len(ending):]
		}
	}
	return ""
}

// Unfinished returns the temporary name of a side file: one for drafts, one for
// edited texts, and one each for torn ends, which are written under another
// lock, and for what was told, which is written under none.
func (n Names) Unfinished(path string) string {
	sort := strings.TrimPrefix(path, n.Stem+".")
	if end := strings.IndexAny(sort, ".-"); end >= 0 {
		sort = sort[:end]
	}
	return n.Stem + ".trustrepair-" + sort
}

// Leftovers are the temporary files that a killed run leaves. Whatever they hold
// is also elsewhere, or was never called saved.
func (n Names) Leftovers() []string {
	return []string{n.Fresh(), n.Unfinished(n.Draft()), n.Unfinished(n.Edit("")), n.Unfinished(n.Torn()), n.Unfinished(n.Told())}
}

// At returns the names of a journal that is the file at the path itself.
func At(path string) Names { return Names{Journal: path, Stem: stem(path)} }

// Follow returns the names of the journal at the path, where a symbolic link stands
// for the file that it leads to. The error is *disk.NotAFile for a link that leads
// nowhere, or what the system said.
func Follow(path string) (Names, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return Names{}, err
	}
	if info.Mode()&fs.ModeSymlink == 0 {
		return At(path), nil
	}
	file, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Names{}, &disk.NotAFile{Path: path, What: "a link that leads nowhere"}
	}
	if err != nil {
		return Names{}, err
	}
	return At(file), nil
}

// FolderName is the name of the folder that journals are in, unless a path says
// another one.
const FolderName = "trustrepair"

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
func (n Names) owns(name string) bool {
	for _, f := range append(n.Leftovers(), n.Lock(), n.Busy(), n.Draft(), n.Told()) {
		if name == filepath.Base(f) {
			return true
		}
	}
	rest, ok := strings.CutPrefix(name, filepath.Base(n.Stem))
	return ok && !isJournal(name) && ownForm().MatchString(rest)
}

// ownForm matches how the names of edited and quarantined files continue.
var ownForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\.((torn|crash)-\d{8}T\d{6}Z[-.\d]*|draft\.damaged-\d{8}T\d{6}Z[-.\d]*|edit-[A-Za-z0-9._-]+\.md(~|\.taken|\.save(\.\d+)?|\.(damaged|kept)-\d{8}T\d{6}Z[-.\d]*)?)$`)
})

// The marks between a name and the time: of what could not be read, and of
// words that would have been overwritten.
const (
	DamagedMark = ".damaged-"
	KeptMark    = ".kept-"
)

// Stamp is the time of a file's last change as part of a name. A second attempt
// gets the same one.
func Stamp(at time.Time) string { return at.UTC().Format("20060102T150405Z") }

// MaxID is the greatest length of the id of a prompt that has drafts.
const MaxID = 64

// Nameable reports whether a prompt's id can name a draft and a file: letters,
// digits, dashes, dots and underscores.
func Nameable(prompt string) bool {
	odd := func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' ||
			r == '-' || r == '.' || r == '_')
	}
	return prompt != "" && len(prompt) <= MaxID && !strings.ContainsFunc(prompt, odd)
}
