package journal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
)

// A Workspace belongs to the one person at a keyboard: their drafts, and the
// text that is open in their editor. It holds the busy lock until it is closed
// or the process ends, so that no second run interferes. It is not safe for
// concurrent use.
type Workspace struct {
	journal *Journal
	drafts  map[string]string
	release func() error
}

// OpenWorkspace takes the busy lock, or fails with *InUse or *NoLocks at once. It reads
// what others have appended so far, removes what a killed run left unfinished,
// and recovers every word that such a run had kept: see [Journal.Notices].
func (j *Journal) OpenWorkspace(ctx context.Context) (*Workspace, error) {
	release, err := tryLock(j.names.busy())
	var inUse *InUse
	var noLocks *NoLocks
	switch {
	case errors.As(err, &inUse), errors.As(err, &noLocks):
		return nil, err
	case err != nil:
		return nil, &NotSaved{Path: j.Path, Err: err}
	}
	w := &Workspace{journal: j, release: release}
	if err := w.setUp(ctx); err != nil {
		return nil, errors.Join(err, release())
	}
	return w, nil
}

// Refresh reads what other processes have appended: see [Journal.Refresh].
func (w *Workspace) Refresh(ctx context.Context) error { return w.journal.Refresh(ctx) }

// Close releases the busy lock. The drafts are kept.
func (w *Workspace) Close() error { return w.release() }

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
	for _, path := range w.journal.names.leftovers() {
		if err := w.journal.files.Remove(path); err != nil {
			return fmt.Errorf("removing what a stopped run left: %w", err)
		}
	}
	return nil
}

// load reads the drafts. Those that make no sense are quarantined.
func (w *Workspace) load() error {
	path := w.journal.names.draft()
	w.drafts = make(map[string]string)
	data, why := readText(w.journal.files, path, maxDrafts)
	var unusable *Unusable
	switch {
	case errors.Is(why, fs.ErrNotExist):
		return nil
	case why == nil:
		why = json.Unmarshal(data, &w.drafts)
	case !errors.As(why, &unusable):
		return fmt.Errorf("reading the drafts: %w", openError(path, why))
	}
	if why == nil {
		return nil
	}
	w.drafts = make(map[string]string)
	moved, err := quarantine(path, path+damagedMark)
	if err != nil {
		return fmt.Errorf("setting damaged drafts aside: %w", err)
	}
	w.note(Notice{Event: DraftsQuarantined, Path: moved, Err: why})
	return nil
}

func (w *Workspace) note(n Notice) { w.journal.notices = append(w.journal.notices, n) }
