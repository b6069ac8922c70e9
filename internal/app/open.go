package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Opened is an open journal with the path of the workbook that fits it.
type Opened struct {
	*journal.Journal
	Workbook *workbook.Workbook
	Words    workbook.Words
	Now      time.Time
	Sources  []guide.Source // of agenda items that are no prompts; may be nil
}

// View returns the state of the journal, with the workbook and the agenda, at the
// time when this command started.
func (o *Opened) View() guide.View {
	return guide.ViewOf(o.Workbook, o.Words, o.Entries, o.Now, o.Sources...)
}

// Open opens the journal and reads the content that fits it.
func (a *App) Open(ctx context.Context) (*Opened, error) {
	now, err := a.Time()
	if err != nil {
		return nil, err
	}
	j, err := a.OpenJournal(ctx)
	if err != nil {
		return nil, err
	}
	j.Entries = gate.WithoutPrivate(j.Entries)
	o := &Opened{Journal: j, Now: now}
	if o.Words, err = a.Words(); err != nil {
		return nil, err
	}
	o.Workbook, err = a.LoadWorkbook(guide.Fold(j.Entries).Path())
	return o, err
}

// OpenToShow opens the journal for a command that shows how far the person has come.
// Who looks on doesn't learn from it that a private yes closed the journal.
func (a *App) OpenToShow(ctx context.Context) (*Opened, error) {
	o, err := a.Open(ctx)
	if err != nil || !guide.Fold(o.Entries).OnlyPrivate() {
		return o, err
	}
	o.Entries = gate.HidePrivate(o.Entries)
	o.Workbook, err = a.LoadWorkbook(guide.Fold(o.Entries).Path())
	return o, err
}

// Skim returns the state that follows from entries of these kinds, for commands that
// only show it. A private yes looks like any other. It is much faster than Open. If anything about the file is unusual,
// it reads the whole journal instead, and tells the person.
func (a *App) Skim(ctx context.Context, kinds ...entry.Kind) (guide.State, error) {
	path, err := a.JournalPath()
	if err != nil {
		return guide.State{}, err
	}
	if entries, err := journal.Skim(path, kinds...); err == nil {
		if state := guide.Fold(gate.HidePrivate(entries)); !state.PutsOff() {
			return state, nil
		}
	}
	j, err := a.OpenJournal(ctx)
	if err != nil {
		return guide.State{}, err
	}
	return guide.Fold(gate.HidePrivate(j.Entries)), nil
}

// OpenJournal opens the journal, and tells the person what happened to their words.
func (a *App) OpenJournal(ctx context.Context) (*journal.Journal, error) {
	path, err := a.JournalPath()
	if err != nil {
		return nil, err
	}
	j, err := a.Opener().Open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("opening the journal: %w", err)
	}
	a.sealed = j.IsSealed()
	j.OnLockWait = func() { a.Tell(waiting) }
	a.tellNotices(j)
	a.tellExposed(j)
	return j, nil
}

// Resuming returns the view as next sees it: if there is an unfinished answer, that
// comes first.
func (o *Opened) Resuming() guide.View {
	v := o.View()
	drafts := o.Drafts()
	p := session.Resume(v, func(name string) (string, bool) { text, ok := drafts[name]; return text, ok })
	if p != nil {
		_, step := o.Workbook.Prompt(p.ID)
		v.Agenda.TakeUp(step.ID, p.ID)
	}
	return v
}

// ownsDraft reports whether a draft of this name can come from one of our questions:
// a prompt, one of its fields, or a note.
func (o *Opened) ownsDraft(draft string) bool {
	id, field, _ := strings.Cut(draft, ".")
	p, _ := o.Workbook.Prompt(id)
	if p == nil || field == "" { // a note that is edited has its id there
		return p != nil || id == session.NoteDraft
	}
	return slices.ContainsFunc(p.Fields, func(f *workbook.Field) bool { return f.ID == field })
}
