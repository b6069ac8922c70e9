package journal

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/locks"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// Refresh adds to Entries what other processes have appended. Its errors are
// those of Append.
func (j *Journal) Refresh(ctx context.Context) error { return j.locked(ctx, j.catchUp) }

// locked calls f with the append lock held.
func (j *Journal) locked(ctx context.Context, f func() error) error {
	unlock, err := locks.Wait(ctx, j.names.Lock(), j.OnLockWait)
	var inUse *InUse
	var noLocks *NoLocks
	switch {
	case err == nil:
		defer unlock()
		return f()
	case ctx.Err() != nil, errors.As(err, &inUse), errors.As(err, &noLocks):
		return err
	default:
		return &NotSaved{Path: j.Path, Err: err}
	}
}

// catchUp reads what was appended since the journal was last read. The lock is
// held, so a torn end will not become whole any more.
func (j *Journal) catchUp() error {
	c, err := j.store.Load()
	if err != nil {
		return j.storeError(err)
	}
	defer c.Close()
	if !j.unchanged(c) {
		return &Replaced{Path: j.Path}
	}
	j.torn, j.modified = nil, c.Modified
	tail := c.From(j.size)
	if tail.Size() == 0 {
		return nil
	}
	if !j.ended && !j.readNewline(tail) {
		return &Replaced{Path: j.Path}
	}
	if err := j.read(tail); err != nil || j.torn == nil {
		return err
	}
	if err := j.quarantineTorn(); err != nil {
		return &NotSaved{Path: j.Path, Err: err}
	}
	return nil
}

// storeError turns an error of the store into *Replaced, *Damaged or *NotSaved.
// A journal that was there and is missing now was replaced.
func (j *Journal) storeError(err error) error {
	var notAFile *disk.NotAFile
	var replaced *Replaced
	var damaged *Damaged
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.As(err, &notAFile), errors.As(err, &replaced):
		return &Replaced{Path: j.Path}
	case errors.As(err, &damaged):
		return damaged
	default:
		return &NotSaved{Path: j.Path, Err: err}
	}
}

// unchanged reports whether the store still has the last line that was read,
// and in the same position. An editor that writes a file in place, or a new file
// that got the number of the old one, is noticed here.
func (j *Journal) unchanged(c *store.Contents) bool {
	length := len(j.last)
	if j.ended {
		length++
	}
	got := make([]byte, length)
	if n, _ := c.ReadAt(got, j.size-int64(length)); n < length {
		return false
	}
	line, ended := bytes.CutSuffix(got, []byte("\n"))
	return ended == j.ended && bytes.Equal(line, j.last)
}

// readNewline reads the newline that the last line lacked before.
func (j *Journal) readNewline(tail io.Reader) bool {
	var b [1]byte
	if _, err := io.ReadFull(tail, b[:]); err != nil || b[0] != '\n' {
		return false
	}
	j.size++
	j.ended = true
	return true
}
