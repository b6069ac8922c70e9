package app

import (
	"context"
	"errors"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// StartAsking asks for the facts that are missing, creates the journal, and goes on
// with the first prompt.
func (a *App) StartAsking(ctx context.Context, start Start) error {
	kept, err := a.keptFacts()
	if err != nil {
		return err
	}
	defer kept.Close()
	t, err := a.newTerminalSession()
	if err != nil {
		return err
	}
	action, err := a.askStart(ctx, t, &start, kept)
	if err != nil || action != guide.Next {
		return errors.Join(err, t.Close(), a.leftStart(action, start.Facts, kept))
	}
	o, err := a.create(ctx, start)
	if err == nil {
		err = errors.Join(kept.Drop(), kept.Close()) // they are in the journal now
	}
	if err != nil {
		return errors.Join(err, t.Close())
	}
	outcome, err := a.runSessionAt(ctx, t, o, func(s *session.Session) (session.Outcome, error) {
		s.Begin, s.Told = firstNight(o), o.View().ToldOfSetup()
		return s.Run(ctx)
	})
	err = errors.Join(err, t.Close())
	return errors.Join(a.reportOutcome(o, outcome, err, func() { a.tellWait(o) }), a.closedStatus(o))
}

// askStart asks the safety questions, and for the facts that weren't given as flags.
func (a *App) askStart(ctx context.Context, t *terminalSession, start *Start, kept *journal.Answers) (guide.Action, error) {
	now, err := a.Time()
	if err != nil {
		return guide.Stop, err
	}
	setup, err := a.setup(t, now)
	if err != nil {
		return guide.Stop, err
	}
	setup.Facts, setup.Seal = kept, a.offerSeal(t, start)
	return setup.Start(ctx, &start.Facts)
}

// leftStart ends a start that was stopped before there was a journal. If it was a
// yes to a safety question that stopped it, the exit status says so.
func (a *App) leftStart(action guide.Action, facts session.Facts, kept *journal.Answers) error {
	err := a.leftQuestions(action, kept, "begun-start")
	if facts.Path().Closed() {
		return Quiet(StatusSafety)
	}
	return err
}
