// Package journal owns the file that a person's words are kept in, and the
// files next to it: the locks, the drafts, the text that is open in an editor,
// and what was quarantined. It creates, reads and extends a journal so that a
// kill, a power cut, a full disk or a second process at any instant loses
// nothing that was called saved.
//
// A journal is a file of lines, each of them one entry, the first one the
// header. It only ever grows. Package layout says which files can be next to it,
// and by what names.
//
// Everything that holds words is read and written through a [store] and its
// [store.Files], so that a journal can take another form on the disk.
//
// It refuses to repair: a damaged or a newer journal is reported, and every
// byte of it is left alone. It refuses to know what entries mean together
// (package guide), what time it is (an entry brings its own time; a quarantined
// file is named by the time of its last change), and how anything is told to
// the person (package cli).
package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/locks"
	"codeberg.org/trustrepair/trustrepair/internal/seal"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// A Journal is an open journal. It is not safe for concurrent use, but other
// processes may read and append at the same time.
type Journal struct {
	// Path is the file as it was named to Open or Create.
	Path string

	// Entries are in the order of their ids. The header is the first.
	Entries []entry.Entry

	// OnLockWait, if set, is called once by a call that has waited for a second
	// for another process to finish its append.
	OnLockWait func()

	// OwnsDraft, if set, reports whether there can be a draft of that name. A
	// file that only looks like the edited text of such a draft is the person's
	// own and left alone.
	OwnsDraft func(name string) bool

	names    layout.Names
	decoder  entry.Decoder
	store    store.Store
	files    store.Files
	modified time.Time           // of the store, when it was read
	size     int64               // of what was read so far, entries and lines to pass over
	lines    int                 // read so far
	last     []byte              // the last line, without its newline
	ended    bool                // whether that line has its newline
	ids      map[string]struct{} // of all entries
	key      *seal.Key           // of a sealed journal, else nil
	greatest string              // of the ids
	unsorted bool                // whether Entries have to be sorted
	forgets  bool                // whether one of them says that others are forgotten
	torn     []byte              // what follows after size and is no entry
	notices  []Notice
}

// Open reads a journal and checks every line of it.
//
// Its errors are *NotFound, *Unreadable, *disk.NotAFile, *Newer and *Damaged, *InUse
// when another process did not finish its append within 30 seconds, and the
// error of ctx. None of them changes a byte of the file. An unfinished last
// line, which is what a power cut leaves, is no error: see [Journal.Notices].
// It opens no sealed journal: see [Opener].
func Open(ctx context.Context, path string) (*Journal, error) { return Opener{}.Open(ctx, path) }

func openIn(ctx context.Context, path string, in store.Storage) (*Journal, error) {
	j, err := load(path, in)
	if !j.inDoubt(err) {
		return j.orNil(err)
	}
	// What looks torn or damaged may be the append of another process in
	// flight. Nobody appends while we hold the lock: look again.
	unlock, lockErr := locks.Wait(ctx, j.names.Lock(), nil)
	var inUse *InUse
	switch {
	case errors.As(lockErr, &inUse), ctx.Err() != nil:
		return nil, lockErr
	case lockErr != nil: // the folder cannot be written to: read what there is
		j.noteTornLeft(lockErr)
		return j.orNil(err)
	}
	defer unlock()
	if j, err = load(path, in); err == nil && j.torn != nil {
		if err := j.quarantineTorn(); err != nil {
			j.noteTornLeft(err)
		}
	}
	return j.orNil(err)
}

// inDoubt reports whether the result of reading without the lock has to be
// confirmed with it. A first line is never in flight, because a journal is
// created as a whole; and without a lock file nobody is appending, because each
// append creates that first. A torn end is quarantined, which takes the lock in
// any case.
func (j *Journal) inDoubt(err error) bool {
	if j.torn != nil {
		return true
	}
	var damaged *Damaged
	if err == nil && j.ended || err != nil && !errors.As(err, &damaged) {
		return false
	}
	_, lockErr := os.Lstat(j.names.Lock())
	return lockErr == nil && (damaged == nil || damaged.Line > 1)
}

func (j *Journal) orNil(err error) (*Journal, error) {
	if err != nil {
		return nil, err
	}
	return j, nil
}

// load reads the journal once, without any lock. Beside an error, the journal
// that it returns is only good for its names.
func load(path string, in store.Storage) (*Journal, error) {
	n, err := followed(path)
	j := newJournal(path, n, in)
	if err != nil {
		return j, err
	}
	c, err := j.store.Load()
	if err != nil {
		return j, openError(path, err)
	}
	defer c.Close()
	j.modified = c.Modified
	return j, j.read(c.From(0))
}

// followed returns the names of the journal at the path, or why it cannot be opened.
func followed(path string) (layout.Names, error) {
	n, err := layout.Follow(path)
	if err != nil {
		return n, openError(path, err)
	}
	return n, nil
}

// newJournal returns a journal of which nothing was read.
func newJournal(path string, n layout.Names, in store.Storage) *Journal {
	j := &Journal{Path: path, names: n, ids: make(map[string]struct{})}
	j.store, j.files = in(path, n)
	return j
}

// openError turns the error of a failed open into one of the types above.
func openError(path string, err error) error {
	var notAFile *disk.NotAFile
	switch {
	case errors.As(err, &notAFile):
		return notAFile
	case errors.Is(err, fs.ErrNotExist):
		return &NotFound{Path: path}
	case errors.Is(err, fs.ErrPermission):
		return &Unreadable{Path: path, Err: err}
	default:
		return fmt.Errorf("opening %q: %w", path, err)
	}
}
