package cli

import (
	"context"
	"errors"
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// refuseExisting checks first whether there is a journal already, or none can
// be made there, so that nobody answers ten questions for nothing. One that
// cannot be read is named as such.
func (g *global) refuseExisting() error {
	found, err := g.journalExists()
	if err != nil {
		return err
	}
	path, err := g.path()
	if err != nil {
		return err
	}
	if !found {
		if err := g.refuseElsewhere(); err != nil {
			return err
		}
		return journal.CanCreate(path)
	}
	j, err := g.openJournal(context.Background())
	if err != nil {
		return err
	}
	hints := []string{"nothing was changed; go on with: trustrepair next"}
	if state := guide.Fold(j.Entries); !state.Closed() && !state.Unasked() { // a yes is no reason to begin again elsewhere
		hints = append(hints, "for a second repair, name a second journal: trustrepair start --journal NAME")
	}
	return &exitError{statusFailure, fmt.Errorf("starting a journal at %q: %w", path, journal.ErrExists), hints}
}

// startUnasked makes the journal from facts that flags gave, and asks nothing.
func (g *global) startUnasked(ctx context.Context, facts session.Facts) error {
	kept, err := g.keptFacts() // what somebody was asked before is out of date then
	if err != nil {
		return err
	}
	defer kept.Close()
	o, err := g.create(ctx, facts)
	if err == nil {
		err = errors.Join(kept.Drop(), kept.Close())
	}
	if err != nil {
		return err
	}
	saved := "Saved: the journal " + display.Path(o.Path)
	if g.isDiscreet() {
		saved = o.words.Say("saved")
	}
	if err := g.print(saved + "\n"); err != nil {
		return err
	}
	if err := g.tellStart(facts); err != nil {
		return err
	}
	if err := g.warnOfNames(guide.Fold(o.Entries), facts.Subject.Name, facts.Subject.Other); err != nil {
		return err
	}
	if err := g.closedStatus(o); err != nil {
		return err
	}
	return g.say("Go on with: trustrepair next")
}

// tellStart tells what follows from the answers that flags gave.
func (g *global) tellStart(facts session.Facts) error {
	cards, err := g.safetyCards()
	if err != nil {
		return err
	}
	card, ok, err := cards.Closing(facts.Role(), facts.Gate)
	if err != nil {
		return err
	}
	if ok {
		err = g.tellCard(card)
	}
	if err != nil || facts.Path() == workbook.Alone {
		return err
	}
	if card, ok = cards.Counsellor(facts); !ok || g.isDiscreet() { // it says what happened
		return nil
	}
	return g.tellCard(card)
}

// create makes the journal: its header, and the answers to the gate.
func (g *global) create(ctx context.Context, facts session.Facts) (*opened, error) {
	path, err := g.path()
	if err != nil {
		return nil, err
	}
	o := &opened{}
	if o.now, err = g.time(); err != nil {
		return nil, err
	}
	if o.words, err = g.words(); err != nil {
		return nil, err
	}
	if o.workbook, err = g.load(facts.Path()); err != nil {
		return nil, err
	}
	gate, _ := guide.State{Subject: facts.Subject}.GateRecord(entry.Entry{At: o.now, Kind: entry.Gate, Gate: facts.Gate})
	o.Journal, err = journal.Create(ctx, path,
		entry.Entry{At: o.now, Kind: entry.Journal, Format: entry.Format,
			Subject: facts.Subject, Workbook: o.workbook.Title, Version: o.workbook.Version},
		gate)
	if err != nil {
		return nil, fmt.Errorf("starting a journal: %w", err)
	}
	return o, nil
}
