package locks

import "fmt"

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
