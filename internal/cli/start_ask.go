package cli

import (
	"context"
	"errors"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// startAsking asks for what is missing of the facts, makes the journal, and goes on
// with the first prompt.
func (g *global) startAsking(ctx context.Context, facts session.Facts) error {
	kept, err := g.keptFacts()
	if err != nil {
		return err
	}
	defer kept.Close()
	t, err := g.newTerminalSession()
	if err != nil {
		return err
	}
	action, err := g.askStart(ctx, t, &facts, kept)
	if err != nil || action != guide.Next {
		return errors.Join(err, t.Close(), g.leftStart(action, facts, kept))
	}
	o, err := g.create(ctx, facts)
	if err == nil {
		err = errors.Join(kept.Drop(), kept.Close()) // the journal has them
	}
	if err != nil {
		return errors.Join(err, t.Close())
	}
	outcome, err := g.runSessionAt(ctx, t, o, func(s *session.Session) (session.Outcome, error) { return s.Run(ctx) })
	err = errors.Join(err, t.Close())
	return errors.Join(g.reportOutcome(o, outcome, err, func() { g.tellWait(o) }), g.closedStatus(o))
}

// askStart asks for safety and for the facts that no flag gave.
func (g *global) askStart(ctx context.Context, asker session.Asker, facts *session.Facts, kept *journal.Answers) (guide.Action, error) {
	now, err := g.time()
	if err != nil {
		return guide.Stop, err
	}
	setup, err := g.setup(asker, now)
	if err != nil {
		return guide.Stop, err
	}
	setup.Facts = kept
	return setup.Start(ctx, facts)
}

// leftStart ends a start that was left before there was a journal. After a yes
// to a safety question it was safety that stopped it.
func (g *global) leftStart(action guide.Action, facts session.Facts, kept *journal.Answers) error {
	err := g.leftQuestions(action, kept, "begun-start")
	if facts.Path() == workbook.Alone {
		return quiet(statusSafety)
	}
	return err
}
