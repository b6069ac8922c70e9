package cli

import (
	"context"
	"errors"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// sit runs a session at the journal: one person at a time, drafts taken up,
// and a last word when it ends.
func (g *global) sit(ctx context.Context, o *opened, run func(*session.Session) (session.Outcome, error)) error {
	release, err := o.Busy()
	if err != nil {
		return err
	}
	defer release()
	drafts, err := o.Drafts()
	if err != nil {
		return err
	}
	clock, err := g.clock()
	if err != nil {
		return err
	}
	watch, err := g.watch(o)
	if err != nil {
		return err
	}
	asker := g.asker(o)
	s := &session.Session{
		Workbook: o.workbook, Words: o.words, Asker: asker, Journal: paper{o.Journal, drafts},
		Entries: o.Entries, Now: clock, Watch: watch, Patient: g.terminal().Typing,
	}
	outcome, err := run(s)
	if closeErr := asker.Close(); err == nil {
		err = closeErr
	}
	o.Entries = s.Entries
	return g.partFrom(o, outcome, err)
}

// partFrom says the last word of a session.
func (g *global) partFrom(o *opened, outcome session.Outcome, err error) error {
	if err != nil {
		return err
	}
	switch outcome {
	case session.Vanished:
		return quiet(statusStopped)
	case session.Stopped:
		g.tell(o.words.Say("stopped"))
		return quiet(statusStopped)
	case session.Ended:
		g.tell(o.words.Say("ended"))
		return nil
	}
	a := o.asking()
	if a.Agenda.Next.Kind == guide.ItemWait {
		g.tell(o.words.Say("waiting-until", "date", render.Day(a.Agenda.Next.At)))
	}
	return nil
}

// paper is the journal as a session writes on it: entries and drafts.
type paper struct {
	*journal.Journal
	drafts *journal.Drafts
}

// Draft gives the half-typed text of that name.
func (p paper) Draft(name string) (string, bool) { return p.drafts.Get(name) }

// Keep keeps half-typed text, or drops it when it is empty.
func (p paper) Keep(name, text string) error {
	if text == "" {
		return p.drafts.Remove(name)
	}
	return p.drafts.Set(name, text)
}

// stoppedBeforeSaving ends a start that made no journal.
var errNothingSaved = errors.New("nothing was written: the journal is made after these questions")
