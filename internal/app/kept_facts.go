package app

import (
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// keptFacts returns the answers of an earlier start that was stopped before it
// created the journal.
func (a *App) keptFacts() (*journal.Answers, error) {
	path, err := a.JournalPath()
	if err != nil {
		return nil, err
	}
	kept, err := journal.Begin(path)
	if err != nil {
		return nil, err
	}
	a.tellNotices(kept)
	return kept, nil
}

// leftQuestions ends a command when the person stopped before the answers were
// recorded. againWith is the entry of words.yaml that says how to go on.
func (a *App) leftQuestions(action guide.Action, kept session.FactStore, againWith string) error {
	if !session.HasFacts(kept) || action == guide.Vanish {
		return a.leftBeforeSaving(action)
	}
	words, err := a.Words()
	if err != nil {
		return err
	}
	a.tellSaved(words, againWith)
	if action == guide.EndInput {
		return nil
	}
	return Quiet(StatusStopped)
}

// leftBeforeSaving ends a command when the person stopped before there was anything
// to save.
func (a *App) leftBeforeSaving(action guide.Action) error {
	switch action {
	case guide.Vanish:
		return Quiet(StatusStopped)
	case guide.EndInput:
		a.Tell("the input ended; nothing was written")
		return nil
	case guide.Stop:
		a.Tell("stopped; nothing was written")
		return Quiet(StatusStopped)
	}
	return nil
}
