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
type Desk struct {
	journal *Journal
	drafts  map[string]string
	release func() error
}

// Desk takes the place at the keyboard, or says *InUse at once. It takes in
// what others appended up to now, removes what a killed run left behind, and
// takes up again every word that such a run had kept: see [Journal.Notices].
func (j *Journal) Desk(ctx context.Context) (*Desk, error) {
	release, err := tryLock(j.names.busy())
	var inUse *InUse
	switch {
	case errors.As(err, &inUse):
		return nil, inUse
	case err != nil:
		return nil, &NotSaved{Path: j.Path, Err: err}
	}
	d := &Desk{journal: j, release: release}
	if err := d.setUp(ctx); err != nil {
		return nil, errors.Join(err, release())
	}
	return d, nil
}

// Refresh takes in what other processes appended: see [Journal.Refresh].
func (d *Desk) Refresh(ctx context.Context) error { return d.journal.Refresh(ctx) }

// Close gives up the place. The drafts stay.
func (d *Desk) Close() error { return d.release() }

func (d *Desk) setUp(ctx context.Context) error {
	if err := d.journal.Refresh(ctx); err != nil {
		return err
	}
	for _, path := range d.journal.names.leftovers() {
		if err := remove(path); err != nil {
			return fmt.Errorf("removing what a stopped run left: %w", err)
		}
	}
	if err := d.load(); err != nil {
		return err
	}
	if err := d.drop(startMark); err != nil { // the journal has them
		return err
	}
	if err := d.settleMarks(); err != nil {
		return err
	}
	return d.adoptEdits()
}

// load reads the drafts. Drafts that cannot be understood are set aside.
func (d *Desk) load() error {
	path := d.journal.names.draft()
	d.drafts = make(map[string]string)
	data, why := readText(path, maxDrafts)
	var unusable *Unusable
	switch {
	case errors.Is(why, fs.ErrNotExist):
		return nil
	case why == nil:
		why = json.Unmarshal(data, &d.drafts)
	case !errors.As(why, &unusable):
		return fmt.Errorf("reading the drafts: %w", openError(path, why))
	}
	if why == nil {
		return nil
	}
	d.drafts = make(map[string]string)
	aside, err := moveAside(path, damagedMark)
	if err != nil {
		return fmt.Errorf("setting damaged drafts aside: %w", err)
	}
	d.note(Notice{Event: DraftsSetAside, Path: aside, Err: why})
	return nil
}

func (d *Desk) note(n Notice) { d.journal.notices = append(d.journal.notices, n) }
