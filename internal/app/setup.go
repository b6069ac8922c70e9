package app

import (
	"context"
	"errors"
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// Correct records changes to the setup, and prints their consequences.
func (a *App) Correct(ctx context.Context, o *Opened, subject entry.Subject, gate entry.Entry) error {
	before := o.View()
	var entries []entry.Entry
	if subject != (entry.Subject{}) {
		entries = append(entries, entry.Entry{Kind: entry.Setup, Subject: subject})
		entries = append(entries, before.Corrected(subject)...)
	}
	if recorded, ok := guide.Fold(o.Entries).GateRecord(gate); ok {
		entries = append(entries, recorded)
	}
	if len(entries) > 0 {
		if err := o.appendFacts(ctx, before, entries); err != nil {
			return fmt.Errorf("saving the setup: %w", err)
		}
		if err := a.Print("Saved. What you wrote before is kept.\n"); err != nil {
			return err
		}
	}
	if v := o.View(); !v.State.Closed() {
		a.tellSteering(v.Told(before.State))
	}
	if len(gate.Gate) == 0 {
		return nil
	}
	return a.tellGate(o, gate)
}

// appendFacts records facts of the setup. A rest that had begun is not cut short by
// them.
func (o *Opened) appendFacts(ctx context.Context, before guide.View, entries []entry.Entry) error {
	for i := range entries {
		entries[i].At = o.Now
	}
	if _, err := o.Append(ctx, entries...); err != nil {
		return err
	}
	rests := o.View().KeptRests(before)
	for i := range rests {
		rests[i].At = o.Now
	}
	if len(rests) == 0 {
		return nil
	}
	_, err := o.Append(ctx, rests...)
	return err
}

// AskSetup asks the safety questions and then the facts again. It offers the earlier
// answers to the facts.
func (a *App) AskSetup(ctx context.Context, o *Opened) error {
	if a.NoInput {
		return Usage("use a flag for each change. To see them, type: trustrepair setup --help", "the setup would have to be asked, and with --no-input nothing is")
	}
	o.OwnsDraft = o.ownsDraft
	workspace, err := o.OpenWorkspace(ctx)
	if err != nil {
		return err
	}
	defer workspace.Close()
	a.tellNotices(o.Journal)
	t, err := a.newTerminalSession()
	if err != nil {
		return err
	}
	kept := workspace.Setup()
	gate, subject, action, err := a.askAgain(ctx, t, o, kept)
	if err = errors.Join(err, t.Close()); err != nil || action != guide.Next {
		return errors.Join(err, a.leftQuestions(action, kept, "begun-setup"))
	}
	before := len(o.Entries)
	err = a.Correct(ctx, o, subject, gate)
	if err == nil || len(o.Entries) > before {
		err = errors.Join(err, kept.Drop())
	}
	return err
}

func (a *App) askAgain(ctx context.Context, asker session.Asker, o *Opened, kept *journal.Answers) (entry.Entry, entry.Subject, guide.Action, error) {
	setup, err := a.setup(asker, o.Now)
	if err != nil {
		return entry.Entry{}, entry.Subject{}, guide.Stop, err
	}
	setup.Facts = kept
	return setup.Again(ctx, guide.Fold(o.Entries))
}
