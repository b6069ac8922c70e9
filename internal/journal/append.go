package journal

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// Append assigns ids to the entries, writes them at the end of the journal, and
// returns when they are durable. First it adds to Entries what other processes
// have appended in the meantime. An answer is made to revise the newest one to
// its prompt, which may be one that the person who was asked did not see. The
// cost does not depend on the length of the journal.
//
// After an error the entries are not in Entries. The error is *InUse after 30
// seconds of waiting for another process, *NoLocks, *Replaced, *Damaged or
// *Newer when the file is not what it was, the error of ctx, or *NotSaved when
// the system refused. All but a *NotSaved with an Undo leave the file as it was.
// The entries of one call are one write, but after a power cut in the middle of
// it the first of them may be there without the rest.
func (j *Journal) Append(ctx context.Context, entries ...entry.Entry) ([]entry.Entry, error) {
	return j.append(ctx, entries, func(string) error { return nil })
}

// append calls ready with the id of the first entry just before it writes. If
// ready fails, append returns that error and writes nothing.
func (j *Journal) append(ctx context.Context, entries []entry.Entry, ready func(id string) error) (added []entry.Entry, err error) {
	if len(entries) == 0 {
		return nil, nil
	}
	for _, e := range entries {
		if e.Kind == entry.Journal {
			return nil, errors.New("appending to a journal: it has its header already")
		}
	}
	err = j.locked(ctx, func() error {
		if err := j.catchUp(); err != nil {
			return err
		}
		var block []byte
		if block, added, err = encode(j.greatest, j.revising(entries)); err != nil {
			return err
		}
		if err := ready(added[0].ID); err != nil {
			return err
		}
		return j.write(block)
	})
	if err != nil {
		return nil, err
	}
	for _, e := range added {
		j.pass(e.Line(), true)
		j.add(e)
	}
	return added, nil
}

// revising returns the entries with each answer revising the newest one to its
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

// write makes the block durable at the end of the journal, or leaves the
// journal as it was.
func (j *Journal) write(block []byte) error {
	if !j.ended {
		block = append([]byte("\n"), block...)
	}
	if err := j.store.Append(j.size, block); err != nil {
		err = j.storeError(err)
		var notSaved *NotSaved
		if errors.As(err, &notSaved) {
			notSaved.Undo = j.undo()
		}
		return err
	}
	if !j.ended {
		j.size++
		j.ended = true
	}
	return nil
}

// undo removes what a failed append may have written.
func (j *Journal) undo() error {
	c, err := j.store.Load()
	if err != nil {
		return err
	}
	if err := c.Close(); err != nil || c.Size == j.size {
		return err
	}
	return j.store.Append(j.size, nil)
}

// encode assigns ids greater than last to the entries and returns their lines,
// and the entries as those lines read.
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
