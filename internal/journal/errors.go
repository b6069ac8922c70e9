package journal

import (
	"fmt"
	"io/fs"
	"path/filepath"

	"codeberg.org/trustrepair/trustrepair/internal/locks"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// ErrExists says that Create found something where it should put the journal: see
// [store.ErrExists].
var ErrExists = store.ErrExists

// The errors of the form on the disk.
type (
	Damaged  = store.Damaged
	Replaced = store.Replaced
	Unusable = store.Unusable
)

// The errors of locks.
type (
	InUse   = locks.InUse
	NoLocks = locks.NoLocks
)

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

// Newer says that a newer version of the program wrote the journal. Nothing
// was changed.
type Newer struct{ Path string }

func (e *Newer) Error() string {
	return fmt.Sprintf("%q was written by a newer version of the program", e.Path)
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
