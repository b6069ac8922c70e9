package cli

import (
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// keptFacts returns the facts that an earlier start kept and did not record.
func (g *global) keptFacts() (*journal.Answers, error) {
	path, err := g.path()
	if err != nil {
		return nil, err
	}
	kept, err := journal.Begin(path)
	if err != nil {
		return nil, err
	}
	g.tellNotices(kept)
	return kept, nil
}

// leftQuestions ends a command whose questions were left before their answers
// were recorded. againWith names the words that say how to go on.
func (g *global) leftQuestions(action guide.Action, kept session.FactStore, againWith string) error {
	if !session.HasFacts(kept) || action == guide.Vanish {
		return g.leftBeforeSaving(action)
	}
	words, err := g.words()
	if err != nil {
		return err
	}
	g.tellSaved(words, againWith)
	if action == guide.EndInput {
		return nil
	}
	return quiet(statusStopped)
}

// leftBeforeSaving ends a command whose questions were left before there was
// anything to save.
func (g *global) leftBeforeSaving(action guide.Action) error {
	switch action {
	case guide.Vanish:
		return quiet(statusStopped)
	case guide.EndInput:
		g.tell("the input ended; nothing was written")
		return nil
	case guide.Stop:
		g.tell("stopped; nothing was written")
		return quiet(statusStopped)
	}
	return nil
}
