package cli

import (
	"context"
	"errors"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
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
	if !slices.ContainsFunc(opts.gate, guide.Closes) { // nothing but a yes spares the questions
		action, err = g.askStartGate(ctx, asker, opts)
	}
	if err = errors.Join(err, b.stopAfterYes(opts.gate)); err != nil || action != guide.Next {
		return action, err
	}
	card, ok, err := g.closingUnwritten(opts.role(), opts.gate)
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
	if action, err = g.heedNames(ctx, asker, opts.subject); err != nil || action != guide.Next {
		return action, err
	}
	given, action, err := g.askSubject(ctx, asker, opts.subject, false, b)
	session.Fill(&opts.subject, given)
	if err != nil || action != guide.Next {
		return action, err
	}
	return g.tellCounsellor(ctx, asker, *opts)
}

// askStartGate asks the safety questions.
func (g *global) askStartGate(ctx context.Context, asker session.Asker, opts *startOptions) (guide.Action, error) {
	now, err := g.time()
	if err != nil {
		return guide.Stop, err
	}
	answers, action, err := g.askGate(ctx, asker, guide.State{Subject: opts.subject}, now)
	opts.gate = answers.Gate
	return action, err
}

// heedNames shows the card when the names that flags gave speak of danger.
func (g *global) heedNames(ctx context.Context, asker session.Asker, s entry.Subject) (guide.Action, error) {
	card, ok, err := g.watch(entry.Subject{})(s.Name, s.Other)
	if err != nil || !ok {
		return guide.Next, err
	}
	reply, err := asker.Tell(ctx, card)
	return reply.Action, err
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
