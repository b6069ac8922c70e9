package journal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// Append gives the entries their ids, writes them at the end of the file, and
// comes back when they are durable. What other processes appended since the
// last look is taken into Entries first, and an answer that another one to its
// prompt has overtaken names that one as revised: whoever asked could not know.
// It costs the same however long the journal is.
//
// Whatever the error, the entries are not in Entries. It is *InUse after 30
// seconds of waiting for another process, *Replaced, *Damaged or *Newer when
// the file is not what it was, the error of ctx, or *NotSaved when the system
// refused. All but a *NotSaved with an Undo leave the file as it was. The
// entries of one call are one write, but a power cut within it may leave the
// first of them without the rest.
func (j *Journal) Append(ctx context.Context, entries ...entry.Entry) ([]entry.Entry, error) {
	return j.append(ctx, entries, func(string) error { return nil })
}

// append calls ready with the id of the first entry just before it writes. An
// error of ready is given back, and nothing is written.
func (j *Journal) append(ctx context.Context, entries []entry.Entry, ready func(id string) error) ([]entry.Entry, error) {
	if len(entries) == 0 {
		return nil, nil
	}
	for _, e := range entries {
		if e.Kind == entry.Journal {
			return nil, errors.New("appending to a journal: it has its header already")
		}
	}
	unlock, err := j.lock(ctx)
	if err != nil {
		return nil, err
	}
	defer unlock()
	f, err := j.reopen(os.O_RDWR | os.O_APPEND)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := j.catchUp(f); err != nil {
		return nil, err
	}
	block, added, err := encode(j.greatest, j.revising(entries))
	if err != nil {
		return nil, err
	}
	if err := ready(added[0].ID); err != nil {
		return nil, err
	}
	if err := j.write(f, block); err != nil {
		return nil, err
	}
	for _, e := range added {
		j.add(e, len(e.Line())+1, true)
	}
	return added, nil
}

// revising gives the entries with each answer naming the newest one to its
// prompt.
func (j *Journal) revising(entries []entry.Entry) []entry.Entry {
	entries = slices.Clone(entries)
	for i, e := range entries {
		if e.Kind != entry.Answer {
			continue
		}
		for _, other := range slices.Backward(j.Entries) {
			if other.Kind == entry.Answer && other.Prompt == e.Prompt {
				entries[i].Revises = max(e.Revises, other.ID)
				break
			}
		}
	}
	return entries
}

// Refresh takes in what other processes appended. Its errors are those of
// Append.
func (j *Journal) Refresh(ctx context.Context) error {
	unlock, err := j.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	f, err := j.reopen(os.O_RDONLY)
	if err != nil {
		return err
	}
	defer f.Close()
	return j.catchUp(f)
}

func (j *Journal) lock(ctx context.Context) (unlock func(), err error) {
	unlock, err = waitForLock(ctx, j.names.lock(), j.OnLockWait)
	var inUse *InUse
	if err != nil && ctx.Err() == nil && !errors.As(err, &inUse) {
		return nil, &NotSaved{Path: j.Path, Err: err}
	}
	return unlock, err
}

// reopen opens the file anew, for it may have been replaced.
func (j *Journal) reopen(flag int) (*os.File, error) {
	f, info, err := openRegular(j.Path, flag)
	var notAFile *NotAFile
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.As(err, &notAFile):
		return nil, &Replaced{Path: j.Path}
	case err != nil:
		return nil, &NotSaved{Path: j.Path, Err: err}
	case !os.SameFile(info, j.info):
		_ = f.Close() // nothing was written to it
		return nil, &Replaced{Path: j.Path}
	}
	j.info = info
	return f, nil
}

// catchUp reads what was appended since the last look. The lock is held, so
// what is torn now stays torn.
func (j *Journal) catchUp(f *os.File) error {
	if !j.lastStands(f) {
		return &Replaced{Path: j.Path}
	}
	j.torn = nil
	tail := io.NewSectionReader(f, j.size, j.info.Size()-j.size)
	if tail.Size() == 0 {
		return nil
	}
	if !j.ended && !j.takeNewLine(tail) {
		return &Replaced{Path: j.Path}
	}
	if err := j.read(tail); err != nil || j.torn == nil {
		return err
	}
	if err := j.setTornAside(); err != nil {
		return &NotSaved{Path: j.Path, Err: err}
	}
	return nil
}

// lastStands reports whether the file still holds, where we read it, the last
// line that we read. An editor that writes a file in place, or a new file that
// got the number of the old one, shows here.
func (j *Journal) lastStands(f *os.File) bool {
	length := len(j.last)
	if j.ended {
		length++
	}
	got := make([]byte, length)
	if _, err := f.ReadAt(got, j.size-int64(length)); err != nil {
		return false
	}
	line, ended := bytes.CutSuffix(got, []byte("\n"))
	return ended == j.ended && bytes.Equal(line, j.last)
}

// takeNewLine takes in the new line that the last line lacked at our last look.
func (j *Journal) takeNewLine(tail io.Reader) bool {
	var b [1]byte
	if _, err := io.ReadFull(tail, b[:]); err != nil || b[0] != '\n' {
		return false
	}
	j.size++
	j.ended = true
	return true
}

// write makes the block durable at the end of the file, or leaves the file as
// it was.
func (j *Journal) write(f *os.File, block []byte) error {
	if !j.ended {
		block = append([]byte("\n"), block...)
	}
	_, err := f.Write(block)
	if err == nil {
		err = f.Sync()
	}
	if err != nil {
		return &NotSaved{Path: j.Path, Err: err, Undo: shorten(j.names.journal, j.size)}
	}
	if !j.ended {
		j.size++
		j.ended = true
	}
	return nil
}

// encode gives entries ids that grow from last on, and writes their lines.
func encode(last string, entries []entry.Entry) (block []byte, added []entry.Entry, err error) {
	for _, e := range entries {
		if e.ID, err = entry.NextID(e.At, last); err != nil {
			return nil, nil, err
		}
		last = e.ID
		line, err := entry.Encode(e)
		if err != nil {
			return nil, nil, err
		}
		if len(line) > MaxLine {
			return nil, nil, fmt.Errorf("writing an entry of kind %q: it is longer than a line may be", e.Kind)
		}
		// What is kept in memory is what the file says, to the second.
		if e, err = entry.Decode(line[:len(line)-1]); err != nil {
			return nil, nil, err
		}
		block = append(block, line...)
		added = append(added, e)
	}
	return block, added, nil
}
