package cli

import (
	"context"
	"errors"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// startAsking asks what the flags leave open, makes the journal, and goes on
// with the first prompt.
func (g *global) startAsking(ctx context.Context, opts startOptions) error {
	b, err := g.begin(opts)
	if err != nil {
		return err
	}
	defer b.Close()
	k, err := g.newKeyboard()
	if err != nil {
		return err
	}
	action, err := g.askStart(ctx, k, &opts, b)
	if err != nil || action != guide.Next {
		return errors.Join(err, k.Close(), g.leftStart(action, opts, b))
	}
	o, err := g.create(ctx, opts)
	if err == nil {
		err = b.recorded()
	}
	if err != nil {
		return errors.Join(err, k.Close())
	}
	outcome, err := g.sitAt(ctx, k, o, func(s *session.Session) (session.Outcome, error) { return s.Run(ctx) })
	err = errors.Join(err, k.Close())
	return errors.Join(g.partFrom(o, outcome, err, func() { g.tellWait(o) }), g.closedStatus(o))
}

// leftStart ends a start that was left before there was a journal. After a yes
// at the gate it was safety that stopped it.
func (g *global) leftStart(action guide.Action, opts startOptions, b *begun) error {
	err := g.leftBegun(action, b, "begun-start")
	if opts.path() == workbook.Alone {
		return quiet(statusSafety)
	}
	return err
}

// askStart asks the safety questions and the facts that no flag gave, and
// tells what follows from the answers.
func (g *global) askStart(ctx context.Context, asker session.Asker, opts *startOptions, b *begun) (guide.Action, error) {
	action, err := g.goOn(ctx, asker, b)
	if err != nil || action != guide.Next {
		return action, err
	}
	b.as(opts)
	if len(opts.gate) == 0 {
		if opts.gate, action, err = g.askGate(ctx, asker, opts.role()); err != nil || action != guide.Next {
			return action, err
		}
	}
	if err := b.heed(opts.gate); err != nil {
		return guide.Stop, err
	}
	card, ok, err := g.closing(opts.role(), opts.gate)
	if err != nil {
		return guide.Stop, err
	}
	if ok {
		if reply, err := asker.Tell(ctx, card); err != nil || reply.Action != guide.Next {
			return reply.Action, err
		}
	}
	if opts.path() == workbook.Alone {
		return guide.Next, nil
	}
	given, action, err := g.askSubject(ctx, asker, opts.subject, false, b)
	session.Fill(&opts.subject, given)
	if err != nil || action != guide.Next {
		return action, err
	}
	return g.tellCounsellor(ctx, asker, *opts)
}

// tellCounsellor advises a counsellor outright, once, where that is right.
func (g *global) tellCounsellor(ctx context.Context, asker session.Asker, opts startOptions) (guide.Action, error) {
	card, ok, err := g.counsellor(opts.subject, opts.gate)
	if err != nil || !ok {
		return guide.Next, err
	}
	reply, err := asker.Tell(ctx, card)
	return reply.Action, err
}
