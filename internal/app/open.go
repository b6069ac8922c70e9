package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Opened is a journal with the part of the workbook that it walks.
type Opened struct {
	*journal.Journal
	Workbook *workbook.Workbook
	Words    workbook.Words
	Now      time.Time
	Sources  []guide.Source // of items besides the prompts; nil for none
}

// View is the journal at this command's time, seen through the workbook.
func (o *Opened) View() guide.View {
	state := guide.Fold(o.Entries)
	return guide.View{Workbook: o.Workbook, Words: o.Words, State: state,
		Agenda: guide.Plan(o.Workbook, state, o.Now, o.Sources...)}
}

// Open reads the journal and the content that fits it.
func (a *App) Open(ctx context.Context) (*Opened, error) {
	now, err := a.Time()
	if err != nil {
		return nil, err
	}
	j, err := a.openJournal(ctx)
	if err != nil {
		return nil, err
	}
	j.Entries = guide.WithoutPrivate(j.Entries)
	o := &Opened{Journal: j, Now: now}
	if o.Words, err = a.Words(); err != nil {
		return nil, err
	}
	o.Workbook, err = a.LoadWorkbook(guide.Fold(j.Entries).Path())
	return o, err
}

// Skim returns what the journal says in entries of these kinds, for commands
// that only show it. It is much faster than Open. Whatever is unusual about the
// file it leaves to Open, which also tells the person.
func (a *App) Skim(ctx context.Context, kinds ...entry.Kind) (guide.State, error) {
	path, err := a.JournalPath()
	if err != nil {
		return guide.State{}, err
	}
	if entries, err := journal.Skim(path, kinds...); err == nil {
		return guide.Fold(entries), nil
	}
	j, err := a.openJournal(ctx)
	if err != nil {
		return guide.State{}, err
	}
	return guide.Fold(j.Entries), nil
}

func (a *App) openJournal(ctx context.Context) (*journal.Journal, error) {
	path, err := a.JournalPath()
	if err != nil {
		return nil, err
	}
	j, err := journal.Open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("opening the journal: %w", err)
	}
	j.OnLockWait = func() { a.Tell(waiting) }
	a.tellNotices(j)
	a.tellExposed(j)
	return j, nil
}

// Resuming returns the journal as whoever goes on now meets it: a draft comes
// first, as it does in a session.
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

// ownsDraft reports whether a draft of that name can come from a question: of a
// prompt, of a field, or of a note.
func (o *Opened) ownsDraft(draft string) bool {
	id, field, _ := strings.Cut(draft, ".")
	p, _ := o.Workbook.Prompt(id)
	if p == nil || field == "" {
		return p != nil || draft == session.NoteDraft
	}
	return slices.ContainsFunc(p.Fields, func(f *workbook.Field) bool { return f.ID == field })
}
