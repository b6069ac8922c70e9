// Package journal owns the file that a person's words are kept in, and the
// files beside it: the locks, the half-typed drafts, the text lent to an
// editor, and what was set aside. It makes, reads and extends a journal so
// that a kill, a power cut, a full disk or a second process at any instant
// loses nothing that was called saved.
//
// A journal is a file of lines, each one entry, the first one the header. It
// only ever grows. Beside NAME.jsonl stand:
//
//	NAME.lock          held while one append is made; never removed
//	NAME.busy          held by the one person at the keyboard; never removed
//	NAME.draft         half-typed answers, a JSON map of prompt to text
//	NAME.edit-ID.md    an answer that is open in an editor of the person's choice
//	NAME.edit-ID.md.taken  the same, on its way into the draft
//	NAME.torn-TIME     the end of the file that a power cut left unfinished
//	NAME.*.damaged-TIME  drafts or edited text that could not be read
//	NAME.*.kept-TIME   a text that two editors, or two runs, had each changed
//	NAME.trustrepair-new, -draft, -edit  unfinished work of a killed run
//
// It refuses to repair: a damaged or a newer journal is reported and every
// byte of it left alone. It refuses to know what entries mean together
// (package guide), what time it is (an entry brings its own time; a file set
// aside is named by the time of its last change), and how anything is told to
// the person (the cli).
package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// A Journal is an open journal. It is for one goroutine at a time; other
// processes may read and append at the same time.
type Journal struct {
	// Path is the file as it was named to Open or Create.
	Path string

	// Entries are in the order of their ids. The header is the first.
	Entries []entry.Entry

	// OnLockWait, when set, is called once by a call that has waited for a second
	// for another process to finish its append.
	OnLockWait func()

	// OwnsDraft, when set, tells whether the text of a prompt may have been lent to
	// an editor; a file that is named like another one's is nobody's leftover.
	OwnsDraft func(prompt string) bool

	names    names
	info     fs.FileInfo         // of the file that was read
	size     int64               // bytes read so far, all of them valid entries
	lines    int                 // lines read so far
	last     []byte              // the last line of the file, without its new line
	ended    bool                // whether that line has its new line
	ids      map[string]struct{} // of all entries
	greatest string              // of the ids
	unsorted bool                // Entries are to be sorted
	torn     []byte              // what stands behind size and is no entry
	notices  []Notice
}

// Open reads a journal and checks every line of it.
//
// Its errors are *NotFound, *Unreadable, *NotAFile, *Newer and *Damaged, *InUse
// when another process did not finish its append within 30 seconds, and the
// error of ctx. None of them changes a byte of the file. An unfinished last
// line, as a power cut leaves it, is no error: see [Journal.Notices].
func Open(ctx context.Context, path string) (*Journal, error) {
	j, err := load(path)
	if !j.inDoubt(err) {
		return j.orNil(err)
	}
	// What looks torn or damaged may be the append of another process in
	// flight. Nobody appends while we hold the lock: look again.
	unlock, lockErr := waitForLock(ctx, j.names.lock(), nil)
	var inUse *InUse
	switch {
	case errors.As(lockErr, &inUse), ctx.Err() != nil:
		return nil, lockErr
	case lockErr != nil: // a folder that we may not write to: read what there is
		j.noteTornLeft(lockErr)
		return j.orNil(err)
	}
	defer unlock()
	if j, err = load(path); err == nil && j.torn != nil {
		if err := j.setTornAside(); err != nil {
			j.noteTornLeft(err)
		}
	}
	return j.orNil(err)
}

// inDoubt reports whether a first look has to be confirmed under the lock. A
// first line is never in flight, as a journal is created whole; and where no
// lock file stands nobody appends, as each append makes it first. A torn end
// is set aside, which needs the lock in any case.
func (j *Journal) inDoubt(err error) bool {
	if j.torn != nil {
		return true
	}
	var damaged *Damaged
	if err == nil && j.ended || err != nil && !errors.As(err, &damaged) {
		return false
	}
	_, lockErr := os.Lstat(j.names.lock())
	return lockErr == nil && (damaged == nil || damaged.Line > 1)
}

func (j *Journal) orNil(err error) (*Journal, error) {
	if err != nil {
		return nil, err
	}
	return j, nil
}

// load takes one look at the file, without any lock. The journal it gives
// beside an error is only good for its names.
func load(path string) (*Journal, error) {
	j := &Journal{Path: path, ids: make(map[string]struct{})}
	var err error
	if j.names, err = namesFor(path); err != nil {
		return j, err
	}
	f, info, err := openRegular(path, os.O_RDONLY)
	if err != nil {
		return j, openError(path, err)
	}
	defer f.Close()
	j.info = info
	return j, j.read(f)
}

// openRegular opens a file that must be a regular one. It looks before it
// opens, because opening a pipe would wait for somebody to write into it.
func openRegular(path string, flag int) (*os.File, fs.FileInfo, error) {
	info, err := os.Stat(path)
	if err == nil {
		err = regular(path, info)
	}
	if err != nil {
		return nil, nil, err
	}
	f, err := os.OpenFile(path, flag|nonblock, 0)
	if err != nil {
		return nil, nil, err
	}
	if info, err = f.Stat(); err == nil {
		err = regular(path, info)
	}
	if err != nil {
		return nil, nil, errors.Join(err, f.Close())
	}
	return f, info, nil
}

func regular(path string, info fs.FileInfo) error {
	switch {
	case info.Mode().IsRegular():
		return nil
	case info.IsDir():
		return &NotAFile{Path: path, What: "a folder"}
	default:
		return &NotAFile{Path: path, What: "a pipe or a device"}
	}
}

// openError gives the error of a failed opening its type.
func openError(path string, err error) error {
	var notAFile *NotAFile
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
