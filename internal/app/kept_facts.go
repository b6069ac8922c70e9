package app

import (
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// keptFacts returns the facts that an earlier start kept and did not record.
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

// leftQuestions ends a command whose questions were left before their answers
// were recorded. againWith names the words that say how to go on.
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

// leftBeforeSaving ends a command whose questions were left before there was
// anything to save.
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
