package cli

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

// opened is a journal with the part of the workbook that it walks.
type opened struct {
	*journal.Journal
	workbook *workbook.Workbook
	words    workbook.Words
	now      time.Time
	sources  []guide.Source // of items besides the prompts; nil for none
}

// view is the journal at this command's time, seen through the workbook.
func (o *opened) view() guide.View {
	state := guide.Fold(o.Entries)
	return guide.View{Workbook: o.workbook, Words: o.words, State: state,
		Agenda: guide.Plan(o.workbook, state, o.now, o.sources...)}
}

// open reads the journal and the content that fits it.
func (g *global) open(ctx context.Context) (*opened, error) {
	now, err := g.time()
	if err != nil {
		return nil, err
	}
	j, err := g.openJournal(ctx)
	if err != nil {
		return nil, err
	}
	j.Entries = guide.WithoutPrivate(j.Entries)
	o := &opened{Journal: j, now: now}
	if o.words, err = g.words(); err != nil {
		return nil, err
	}
	o.workbook, err = g.load(guide.Fold(j.Entries).Path())
	return o, err
}

// skim returns what the journal says in entries of these kinds, for commands
// that only show it. It is much faster than open. Whatever is unusual about the
// file it leaves to open, which also tells the person.
func (g *global) skim(ctx context.Context, kinds ...entry.Kind) (guide.State, error) {
	path, err := g.path()
	if err != nil {
		return guide.State{}, err
	}
	if entries, err := journal.Skim(path, kinds...); err == nil {
		return guide.Fold(entries), nil
	}
	j, err := g.openJournal(ctx)
	if err != nil {
		return guide.State{}, err
	}
	return guide.Fold(j.Entries), nil
}

func (g *global) openJournal(ctx context.Context) (*journal.Journal, error) {
	path, err := g.path()
	if err != nil {
		return nil, err
	}
	j, err := journal.Open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("opening the journal: %w", err)
	}
	j.OnLockWait = func() { g.tell(waiting) }
	g.tellNotices(j)
	g.tellExposed(j)
	return j, nil
}

// resuming returns the journal as whoever goes on now meets it: a draft comes
// first, as it does in a session.
func (o *opened) resuming() guide.View {
	v := o.view()
	drafts := o.Drafts()
	p := session.Resume(v, func(name string) (string, bool) { text, ok := drafts[name]; return text, ok })
	if p != nil {
		_, step := o.workbook.Prompt(p.ID)
		v.Agenda.TakeUp(step.ID, p.ID)
	}
	return v
}

// ownsDraft reports whether a draft of that name can come from a question: of a
// prompt, of a field, or of a note.
func (o *opened) ownsDraft(draft string) bool {
	id, field, _ := strings.Cut(draft, ".")
	p, _ := o.workbook.Prompt(id)
	if p == nil || field == "" {
		return p != nil || draft == session.NoteDraft
	}
	return slices.ContainsFunc(p.Fields, func(f *workbook.Field) bool { return f.ID == field })
}
