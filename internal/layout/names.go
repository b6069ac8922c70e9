// Package layout owns which files belong to a journal: how those next to it are
// named, and how copies of them are told from files of another journal.
//
// A sealed journal is NAME.jsonl.age, and so are the names of sealed files: that of
// the drafts becomes NAME.draft.age. Next to NAME.jsonl there may be:
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
//	NAME.key.age       the key of a sealed journal, which a passphrase protects
//	NAME.key.kept-TIME.age  the key of an earlier sealed journal of that name
//	NAME.told          who else may open the files, once the person was told; no words
//	NAME.trustrepair-new, -draft, -edit, -torn, -told, -key  unfinished work of a killed run
//	NAME.trustrepair-sealing, -unsealing  the journal is on its way to the other form
//
// While the journal is sealed, the text in the editor is in a folder of its own, if
// there is one that keeps its files in memory only.
//
// It refuses to read, write or lock any of them, which is what package journal
// does. Only of a file that could be a copy does it look at the first line.
package layout

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
)

// Names are the paths of one journal. If the journal is a symbolic link, they
// are those of the file it leads to: all who open it, by whatever name, share
// the same locks.
type Names struct {
	Journal string
	Stem    string // the journal without its extension; the other names begin with it
	Ending  string // of the names of files with words: SealedEnding or ""
	Private string // the folder for the text in the editor; "": next to the journal
}

// SealedEnding is the ending of the names of sealed files.
const SealedEnding = ".age"

// IsSealed reports whether a file of that name is sealed.
func IsSealed(path string) bool { return strings.HasSuffix(path, SealedEnding) }

// Lock returns the file that is locked during an append.
func (n Names) Lock() string { return n.Stem + ".lock" }

// Busy returns the file that is locked as long as a person works on the journal.
func (n Names) Busy() string { return n.Stem + ".busy" }

// Fresh returns the temporary name of a journal that is being written as a whole.
func (n Names) Fresh() string { return n.Stem + ".trustrepair-new" }

// Key returns the file with the key of a sealed journal.
func (n Names) Key() string { return n.Stem + ".key" + SealedEnding }

// Draft returns the file with the drafts.
func (n Names) Draft() string { return n.Stem + ".draft" + n.Ending }

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
func (n Names) Edit(prompt string) string { return n.editStem() + editMark + prompt + editEnding }

// editStem is what the names of the files in the editor begin with. In a folder for
// several journals, a part of it tells those of the same name apart.
func (n Names) editStem() string {
	if n.Private == "" {
		return n.Stem
	}
	sum := sha256.Sum256([]byte(n.Stem))
	return filepath.Join(n.Private, fmt.Sprintf("%s-%x", filepath.Base(n.Stem), sum[:4]))
}

// Edited returns the prompt whose edited text a file of that name holds.
func (n Names) Edited(name string) (prompt string, ok bool) {
	name = strings.TrimSuffix(name, TakenEnding)
	prompt, ok = strings.CutPrefix(name[:len(name)-len(RescueEnding(name))], filepath.Base(n.editStem())+editMark)
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
	if n.Private != "" && strings.HasPrefix(path, n.editStem()+editMark) {
		return n.editStem() + ".trustrepair-edit"
	}
	sort := strings.TrimPrefix(path, n.Stem+".")
	if end := strings.IndexAny(sort, ".-"); end >= 0 {
		sort = sort[:end]
	}
	return n.Stem + ".trustrepair-" + sort
}

// Leftovers are the temporary files that a killed run leaves. Whatever they hold
// is also elsewhere, or was never called saved.
func (n Names) Leftovers() []string {
	return []string{n.Fresh(), n.Unfinished(n.Draft()), n.Unfinished(n.Edit("")), n.Unfinished(n.Torn().Prefix),
		n.Unfinished(n.Told()), n.Unfinished(n.Key())}
}

// At returns the names of a journal that is the file at the path itself.
func At(path string) Names {
	n := Names{Journal: path, Stem: stem(path)}
	if IsSealed(path) {
		n.Ending = SealedEnding
	}
	return n
}

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
	if other, ok := leadsTo(path); ok && errors.Is(err, fs.ErrNotExist) {
		return At(other), nil
	}
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

// stem returns the path without what says that it's a journal, and in which form.
func stem(file string) string {
	file = strings.TrimSuffix(file, SealedEnding)
	if s, ok := strings.CutSuffix(file, journalEnding); ok {
		return s
	}
	return file + ".journal" // any other extension, or none
}

const journalEnding = ".jsonl"

// isJournal reports whether a file of that name is a journal by its extension.
func isJournal(name string) bool {
	return strings.HasSuffix(strings.TrimSuffix(name, SealedEnding), journalEnding)
}

// owns reports whether a name in the journal's folder is that of a file made
// for it. A name with the extension of a journal is another journal.
func (n Names) owns(name string) bool {
	for _, f := range append(n.Leftovers(), n.Lock(), n.Busy(), n.Told(), n.Key(), n.Sealing(), n.Unsealing()) {
		if name == filepath.Base(f) {
			return true
		}
	}
	rest, ok := strings.CutPrefix(name, filepath.Base(n.Stem))
	return ok && !isJournal(name) && ownForm().MatchString(rest)
}

// ownForm matches how the names of edited and quarantined files continue.
var ownForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\.(` + words + `|crash-` + timed + `|key\.kept-` + timed + `)$`)
})

// words matches how the names of files with words continue, other than the journal's.
const words = `(draft|torn-` + timed + `|draft\.damaged-` + timed + `|edit-[A-Za-z0-9._-]+\.md(~|\.taken|\.save(\.\d+)?|\.(damaged|kept)-` + timed + `)?)(\.age)?`

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
