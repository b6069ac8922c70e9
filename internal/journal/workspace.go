package journal

import (
	"context"
	"errors"
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/locks"
)

// A Workspace belongs to the one person at a keyboard: their drafts, and the
// text that is open in their editor. It holds the busy lock until it is closed
// or the process ends, so that no second run interferes. It is not safe for
// concurrent use.
type Workspace struct {
	journal *Journal
	drafts  map[string]string
	file    draftFile // what we last read from the drafts' file, or wrote to it
	busy    *locks.Busy
}

// OpenWorkspace takes the busy lock, or fails with *InUse or *NoLocks at once. It reads
// what others have appended so far, removes what a killed run left unfinished,
// and recovers every word that such a run had kept: see [Journal.Notices].
func (j *Journal) OpenWorkspace(ctx context.Context) (*Workspace, error) {
	busy, err := locks.TakeBusy(j.names)
	var inUse *InUse
	var noLocks *NoLocks
	switch {
	case errors.As(err, &inUse), errors.As(err, &noLocks):
		return nil, err
	case err != nil:
		return nil, &NotSaved{Path: j.Path, Err: err}
	}
	w := &Workspace{journal: j, busy: busy}
	if err := w.setUp(ctx); err != nil {
		return nil, errors.Join(err, busy.Release())
	}
	return w, nil
}

// Refresh reads what other processes have appended: see [Journal.Refresh].
func (w *Workspace) Refresh(ctx context.Context) error { return w.journal.Refresh(ctx) }

// Close releases the busy lock. The drafts are kept: those whose file was deleted
// meanwhile are written again.
func (w *Workspace) Close() error {
	var err error
	if len(w.drafts) > 0 && !w.file.is(w.journal.names.Draft()) {
		err = w.save(w.drafts)
	}
	return errors.Join(err, w.busy.Release())
}

func (w *Workspace) setUp(ctx context.Context) error {
	err := w.journal.locked(ctx, func() error {
		if err := w.journal.catchUp(); err != nil {
			return err
		}
		return w.removeLeftovers()
	})
	if err != nil {
		return err
	}
	if err := w.load(); err != nil {
		return err
	}
	if err := w.drop(startMark); err != nil { // the journal has them
		return err
	}
	if err := w.settleMarks(); err != nil {
		return err
	}
	return w.adoptEdits()
}

// removeLeftovers removes the temporary files of a killed run. With both locks
// held, nobody is working on them.
func (w *Workspace) removeLeftovers() error {
	for _, path := range w.journal.names.Leftovers() {
		if err := w.journal.files.Remove(path); err != nil {
			return fmt.Errorf("removing what a stopped run left: %w", err)
		}
	}
	return nil
}

// load reads the drafts. Those that make no sense are quarantined.
func (w *Workspace) load() error {
	drafts, err := w.readDrafts()
	if err != nil {
		return err
	}
	w.drafts = drafts
	return nil
}

func (w *Workspace) note(n Notice) { w.journal.notices = append(w.journal.notices, n) }
