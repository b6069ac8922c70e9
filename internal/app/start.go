package app

import (
	"context"
	"errors"
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// RefuseExisting returns an error if there already is a journal, or if none can be
// created. Start checks this first, so that nobody answers ten questions in vain. If
// the existing journal can't be read, the error says so.
func (a *App) RefuseExisting() error {
	found, err := a.JournalExists()
	if err != nil {
		return err
	}
	path, err := a.JournalPath()
	if err != nil {
		return err
	}
	if !found {
		if err := a.refuseElsewhere(); err != nil {
			return err
		}
		return journal.CanCreate(path)
	}
	j, err := a.OpenJournal(context.Background())
	if err != nil {
		return err
	}
	hints := []string{"nothing was changed. To go on, type: trustrepair next"}
	if state := guide.Fold(j.Entries); !state.Closed() && !state.Unasked() { // after a yes, nobody should start again elsewhere
		hints = append(hints, "for another repair, start another journal: trustrepair start --journal NAME")
	}
	return &Error{StatusFailure, fmt.Errorf("there's already a journal at %q", path), hints}
}

// StartUnasked creates the journal with the facts given as flags, and asks nothing.
func (a *App) StartUnasked(ctx context.Context, start Start) error {
	facts := start.Facts
	secret, err := a.lockUnasked(ctx, &start)
	if err != nil {
		return err
	}
	kept, err := a.keptFacts() // answers of an earlier start are out of date now
	if err != nil {
		return err
	}
	defer kept.Close()
	o, err := a.create(ctx, start)
	if err == nil {
		err = errors.Join(kept.Drop(), kept.Close())
	}
	if err != nil {
		return err
	}
	saved := "Saved: the journal " + display.Path(o.Path)
	if a.IsDiscreet() {
		saved = o.Words.Say("saved")
	}
	if err := a.Print(saved + "\n"); err != nil {
		return err
	}
	if start.lock != nil {
		if err := a.TellSealed(o.Words, secret); err != nil {
			return err
		}
	}
	if err := a.tellStart(facts); err != nil {
		return err
	}
	if err := a.WarnOfNames(guide.Fold(o.Entries), facts.Subject.Name, facts.Subject.Other); err != nil {
		return err
	}
	if err := a.closedStatus(o); err != nil {
		return err
	}
	a.tellSteering(o.View().ToldOfSetup())
	return a.PrintDone("To begin, type: trustrepair next")
}

// tellStart prints the cards and remarks for the answers in the flags.
func (a *App) tellStart(facts session.Facts) error {
	cards, err := a.SafetyCards()
	if err != nil {
		return err
	}
	card, ok, err := cards.Closing(facts.Role(), facts.Gate)
	if err != nil {
		return err
	}
	if ok {
		err = a.tellCard(card)
	}
	if err != nil || facts.Path().Closed() {
		return err
	}
	if card, ok = cards.Counsellor(facts); !ok || a.IsDiscreet() { // it reveals what happened
		return nil
	}
	return a.tellCard(card)
}

// create creates the journal with its header and the answers to the safety
// questions.
func (a *App) create(ctx context.Context, start Start) (*Opened, error) {
	facts := start.Facts
	path, err := a.JournalPath()
	if err != nil {
		return nil, err
	}
	o := &Opened{}
	if o.Now, err = a.Time(); err != nil {
		return nil, err
	}
	if o.Words, err = a.Words(); err != nil {
		return nil, err
	}
	if o.Workbook, err = a.LoadWorkbook(facts.Path()); err != nil {
		return nil, err
	}
	gate, _ := guide.State{Subject: facts.Subject}.GateRecord(entry.Entry{At: o.Now, Kind: entry.Gate, Gate: facts.Gate})
	entries := []entry.Entry{{At: o.Now, Kind: entry.Journal, Format: entry.Format,
		Subject: facts.Subject, Workbook: o.Workbook.Title, Version: o.Workbook.Version}, gate}
	for _, e := range (guide.View{Workbook: o.Workbook}).Corrected(facts.Subject) {
		e.At = o.Now
		entries = append(entries, e)
	}
	if start.lock != nil {
		a.sealed = true
		o.Journal, err = a.Opener().CreateSealed(ctx, path, *start.lock, entries...)
	} else {
		o.Journal, err = journal.Create(ctx, path, entries...)
	}
	if err != nil {
		return nil, fmt.Errorf("starting a journal: %w", err)
	}
	return o, nil
}
