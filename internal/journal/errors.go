package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// ErrExists says that Create found something where it should put the journal: a
// file of any kind, even one that cannot be read, or a link to nowhere.
var ErrExists = errors.New("something stands there already")

// NotFound says that there is no journal at the path. It is fs.ErrNotExist.
type NotFound struct{ Path string }

func (e *NotFound) Error() string { return fmt.Sprintf("there is no journal at %q", e.Path) }

// Unwrap returns fs.ErrNotExist.
func (e *NotFound) Unwrap() error { return fs.ErrNotExist }

// Unreadable says that there is a file and that we may not read it.
type Unreadable struct {
	Path string
	Err  error
}

func (e *Unreadable) Error() string { return fmt.Sprintf("%q cannot be read: %v", e.Path, e.Err) }

// Unwrap returns what the system said.
func (e *Unreadable) Unwrap() error { return e.Err }

// NameTooLong says that a journal cannot have that name, because those of the
// files next to it would be too long.
type NameTooLong struct{ Path string }

func (e *NameTooLong) Error() string {
	return fmt.Sprintf("the name %q is too long for a journal", filepath.Base(e.Path))
}

// Damaged says that a line of the journal is no valid entry, or in a place
// where it cannot be. Nothing was changed.
type Damaged struct {
	Path   string
	Line   int  // from 1
	Column int  // from 1, in characters; 0 if it is about the whole line
	Marker bool // the line is a conflict marker of git
	Why    string
}

func (e *Damaged) Error() string {
	if e.Column > 0 {
		return fmt.Sprintf("%q, line %d, column %d: %s", e.Path, e.Line, e.Column, e.Why)
	}
	return fmt.Sprintf("%q, line %d: %s", e.Path, e.Line, e.Why)
}

// Newer says that a newer version of the program wrote the journal. Nothing
// was changed.
type Newer struct{ Path string }

func (e *Newer) Error() string {
	return fmt.Sprintf("%q was written by a newer version of the program", e.Path)
}

// InUse says that another process holds the journal.
type InUse struct {
	Path string // the lock file
	Busy bool   // held by a person at a keyboard, not for one append
	PID  int    // of the process that holds it; 0 if that is not known
}

func (e *InUse) Error() string {
	if e.PID > 0 {
		return fmt.Sprintf("process %d holds %q", e.PID, e.Path)
	}
	return fmt.Sprintf("another process holds %q", e.Path)
}

// NoLocks says that the file system cannot lock files, so that nobody could keep
// two programs from writing over each other. Nothing was changed.
type NoLocks struct {
	Path string // the lock file
	Err  error
}

func (e *NoLocks) Error() string {
	return fmt.Sprintf("the file system of %q cannot lock files: %v", e.Path, e.Err)
}

// Unwrap returns what the system said.
func (e *NoLocks) Unwrap() error { return e.Err }

// Replaced says that the file is no longer the one that was opened: it was
// deleted, replaced, cut, or changed by another program. Nothing was changed.
type Replaced struct{ Path string }

func (e *Replaced) Error() string {
	return fmt.Sprintf("%q was replaced or changed by another program", e.Path)
}

// NotSaved says that the system refused to write.
type NotSaved struct {
	Path string
	Err  error
	Undo error // nil if the file is as it was, else why it may not be
}

func (e *NotSaved) Error() string {
	if e.Undo != nil {
		return fmt.Sprintf("not saved to %q: %v; an unfinished piece may remain in it: %v", e.Path, e.Err, e.Undo)
	}
	return fmt.Sprintf("not saved to %q, nothing was changed: %v", e.Path, e.Err)
}

// Unwrap returns what the system said.
func (e *NotSaved) Unwrap() error { return e.Err }

// Unusable says that an editor left something that is no text. It was kept.
type Unusable struct {
	Path string // where it is kept now
	Why  string
}

func (e *Unusable) Error() string {
	return fmt.Sprintf("the edited text cannot be used, it is kept in %q: %s", e.Path, e.Why)
}

// Event names what a notice is about.
type Event string

// The events that a person is told about.
const (
	TornQuarantined   Event = "torn line quarantined"      // Path holds it now
	TornLeft          Event = "torn line left in place"    // Err says why; everything before it was read
	DraftsQuarantined Event = "damaged drafts quarantined" // Path holds them now
	EditAdopted       Event = "edited text adopted"        // it is the draft of Prompt now
	EditQuarantined   Event = "edited text quarantined"    // Path holds it now, Err says why
	TextKept          Event = "older text kept"            // of Prompt, in Path: another one replaced it
)

// Notice is something that happened to the person's words without their doing.
type Notice struct {
	Event  Event
	Path   string // the file that holds the bytes now
	Prompt string
	Err    error
}

// Notices returns what happened since the last call: each thing once.
func (j *Journal) Notices() []Notice {
	notices := j.notices
	j.notices = nil
	return notices
}
