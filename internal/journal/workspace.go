package journal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
)

// A Desk is the place of the one person at a keyboard: their half-typed
// answers, and the answer that is open in their editor. It holds the busy lock
// until it is closed or the process ends, so that no second run interferes.
// It is for one goroutine at a time.
type Workspace struct {
	journal *Journal
	drafts  map[string]string
	release func() error
}

// Desk takes the place at the keyboard, or says *InUse at once. It takes in
// what others appended up to now, removes what a killed run left behind, and
// takes up again every word that such a run had kept: see [Journal.Notices].
func (j *Journal) OpenWorkspace(ctx context.Context) (*Workspace, error) {
	release, err := tryLock(j.names.busy())
	var inUse *InUse
	switch {
	case errors.As(err, &inUse):
		return nil, inUse
	case err != nil:
		return nil, &NotSaved{Path: j.Path, Err: err}
	}
	w := &Workspace{journal: j, release: release}
	if err := w.setUp(ctx); err != nil {
		return nil, errors.Join(err, release())
	}
	return w, nil
}

// Refresh takes in what other processes appended: see [Journal.Refresh].
func (w *Workspace) Refresh(ctx context.Context) error { return w.journal.Refresh(ctx) }

// Close gives up the place. The drafts stay.
func (w *Workspace) Close() error { return w.release() }

func (w *Workspace) setUp(ctx context.Context) error {
	if err := w.journal.Refresh(ctx); err != nil {
		return err
	}
	for _, path := range w.journal.names.leftovers() {
		if err := remove(path); err != nil {
			return fmt.Errorf("removing what a stopped run left: %w", err)
		}
	}
	if err := w.load(); err != nil {
		return err
	}
	if err := w.settleMarks(); err != nil {
		return err
	}
	return w.adoptEdits()
}

// load reads the drafts. Drafts that cannot be understood are set aside.
func (w *Workspace) load() error {
	path := w.journal.names.draft()
	w.drafts = make(map[string]string)
	data, why := readText(path, maxDrafts)
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
	aside, err := moveAside(path, damagedMark)
	if err != nil {
		return fmt.Errorf("setting damaged drafts aside: %w", err)
	}
	w.note(Notice{Event: DraftsSetAside, Path: aside, Err: why})
	return nil
}

func (w *Workspace) note(n Notice) { w.journal.notices = append(w.journal.notices, n) }
