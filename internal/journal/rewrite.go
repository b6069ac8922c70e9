package journal

import (
	"bytes"
	"context"
	"errors"

	"codeberg.org/trustrepair/trustrepair/internal/union"
)

// rewrite puts what change makes of all lines in place of them, and reads them again.
// After an error the file is as it was, unless it is a *NotSaved with an Undo.
func (j *Journal) rewrite(ctx context.Context, change func(lines []byte) ([]byte, error)) error {
	return j.locked(ctx, func() error {
		lines, err := j.allLines()
		if err != nil {
			return err
		}
		changed, err := change(lines)
		if err != nil || bytes.Equal(changed, lines) {
			return err
		}
		if err := j.store.Rewrite(changed); err != nil {
			return j.rewriteError(err, lines)
		}
		return j.readAgain()
	})
}

// rewriteError says whether a rewrite that failed left the old lines: the last thing
// that can fail is to make the new name durable.
func (j *Journal) rewriteError(err error, before []byte) error {
	err = j.storeError(err)
	var notSaved *NotSaved
	if !errors.As(err, &notSaved) {
		return err
	}
	if now, failed := j.stored(); failed != nil || !bytes.Equal(now, before) {
		notSaved.Undo = errors.Join(errors.New("it may already have the new lines"), failed)
	}
	return notSaved
}

// readAgain reads the journal from its beginning.
func (j *Journal) readAgain() error {
	c, err := j.store.Load()
	if err != nil {
		return j.storeError(err)
	}
	defer c.Close()
	j.Entries, j.ids, j.greatest, j.torn = nil, make(map[string]struct{}), "", nil
	j.size, j.lines, j.last, j.ended, j.forgets = 0, 0, nil, false, false
	j.modified = c.Modified
	return j.read(c.From(0))
}

// ReadCopy returns the lines of a copy of the journal. If the journal is sealed, that
// is a plain copy, or one with the same key.
func (j *Journal) ReadCopy(path string) ([]byte, error) {
	const most = 1 << 30
	return j.files.Read(path, most)
}

// Merged is what a merge did.
type Merged = union.Result

// Merge adds the entries of a copy of the journal, and removes those that one of the
// two has forgotten. A copy without anything new leaves the file as it is. The errors
// are those of [union.Of] and of Append.
func (w *Workspace) Merge(ctx context.Context, copied []byte) (merged Merged, err error) {
	err = w.journal.rewrite(ctx, func(lines []byte) ([]byte, error) {
		merged, err = union.Of(lines, copied)
		return merged.Lines, err
	})
	return merged, err
}
