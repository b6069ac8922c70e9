package cli

import (
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// printRecorded says that something which came without a question is saved, and
// what follows from it. Where it closed the workbook, that ends the command.
func (g *global) printRecorded(o *opened, done session.Recorded, saved string) error {
	for _, name := range done.Remarks {
		g.tell(o.words.Say(name))
	}
	if err := g.print(saved + "\n"); err != nil {
		return err
	}
	g.tellRest(o.words, done)
	switch {
	case done.Closed:
		return g.tellClosed(o.view().State.Gate)
	case done.Danger != nil:
		return g.tellCard(*done.Danger)
	}
	return nil
}

// tellAnswered says what became of a prompt that was asked by itself.
func (g *global) tellAnswered(words workbook.Words, prompt string, done session.Recorded) {
	switch {
	case done.Kind == entry.Skip:
		g.tellSaved(words, "left-out", "prompt", prompt)
	case done.Kind == "":
		return
	case done.Unchanged:
		g.tell(words.Say("unchanged", "prompt", prompt))
	case done.Overtaken:
		g.tellSaved(words, "saved-over")
	default:
		g.tell(words.Say("saved-prompt", "prompt", prompt))
	}
	g.tellRest(words, done)
}

// tellRest says until when a text rests before it is read again, if it does.
func (g *global) tellRest(words workbook.Words, done session.Recorded) {
	if !done.Rests.IsZero() {
		g.tell(words.Say("waiting-until", "date", words.Day(done.Rests)))
	}
}
