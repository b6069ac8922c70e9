package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/locks"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// Answers are what a person has answered so far of several questions that are
// recorded together at the end. They are kept among the drafts, whether the
// journal is there already or is yet to be made.
type Answers struct {
	workspace *Workspace
	mark      string // before the names of their drafts
	held      bool   // the busy lock is ours
}

// Prefixes of the names of drafts that are such answers.
const (
	startMark = "start."
	setupMark = "setup."
)

// Begin looks for the answers of somebody who began to make a journal at the
// path, and did not come to its end. Nothing is written, and no folder made,
// before there is something to keep; from then on another process that begins
// there is refused, as a second [Workspace] is. The error is *InUse when one is at it.
func Begin(path string) (*Answers, error) {
	j := newJournal(path, layout.At(path), store.Plain)
	a := &Answers{workspace: &Workspace{journal: j, drafts: map[string]string{}}, mark: startMark}
	if _, err := os.Lstat(j.names.Busy()); errors.Is(err, fs.ErrNotExist) {
		return a, nil // nobody ever kept anything there
	}
	return a, a.take()
}

// Setup returns the answers to a setup that is being asked for again.
func (w *Workspace) Setup() *Answers { return &Answers{workspace: w, mark: setupMark, held: true} }

// take takes the place at the keyboard, and what was kept there.
func (a *Answers) take() error {
	n := a.workspace.journal.names
	busy, err := locks.TakeBusy(n)
	var inUse *InUse
	var noLocks *NoLocks
	switch {
	case errors.As(err, &inUse), errors.As(err, &noLocks):
		return err
	case err != nil:
		return &NotSaved{Path: n.Draft(), Err: err}
	}
	if err := a.workspace.load(); err != nil {
		return errors.Join(err, busy.Release())
	}
	a.workspace.busy, a.held = busy, true
	return nil
}

// All returns the answers by name.
func (a *Answers) All() map[string]string {
	all := map[string]string{}
	for name, text := range a.workspace.drafts {
		if name, ok := strings.CutPrefix(name, a.mark); ok {
			all[name] = text
		}
	}
	return all
}

// Keep keeps an answer under a name, durably. Its error is *InUse when another
// process began meanwhile, and *NotSaved when the system refused.
func (a *Answers) Keep(name, text string) error {
	if !a.held {
		n := a.workspace.journal.names
		if err := disk.MakeFolder(filepath.Dir(n.Stem)); err != nil {
			return &NotSaved{Path: n.Draft(), Err: err}
		}
		if err := a.take(); err != nil {
			return err
		}
		if len(a.All()) > 0 { // of one that began after us, and has ended
			return errors.Join(&InUse{Path: n.Busy(), Busy: true}, a.Close())
		}
	}
	return a.workspace.Keep(a.mark+name, text)
}

// Drop removes the answers, durably: they are recorded, or given up.
func (a *Answers) Drop() error { return a.workspace.drop(a.mark) }

// Notices returns what is to be told, as [Journal.Notices] does.
func (a *Answers) Notices() []Notice { return a.workspace.journal.Notices() }

// Close gives up the place at the keyboard. The answers stay.
func (a *Answers) Close() error {
	if !a.held {
		return nil
	}
	a.held = false
	return a.workspace.Close()
}

// drop removes the drafts whose names begin with a mark.
func (w *Workspace) drop(mark string) error {
	rest := maps.Clone(w.drafts)
	maps.DeleteFunc(rest, func(name, _ string) bool { return strings.HasPrefix(name, mark) })
	if len(rest) == len(w.drafts) {
		return nil
	}
	if err := w.save(rest); err != nil {
		return fmt.Errorf("removing answers that are recorded: %w", err)
	}
	return nil
}
