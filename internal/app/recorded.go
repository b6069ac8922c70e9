package app

import (
	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// PrintRecorded says that an entry is saved that nobody was asked for, such as an
// answer from a pipe, and what follows from it. If it closed the workbook, it
// returns the error that ends the command.
func (a *App) PrintRecorded(o *Opened, done session.Recorded, saved string) error {
	for _, name := range done.Remarks {
		a.Tell(o.Words.Say(name))
	}
	if err := a.Print(display.Safe(saved) + "\n"); err != nil {
		return err
	}
	a.tellRest(o.Words, done)
	if !done.Closed {
		a.tellSteering(done.Told)
	}
	switch {
	case done.Closed:
		return a.TellClosed(o.View().State.Gate)
	case done.Danger != nil:
		return a.tellCard(*done.Danger)
	}
	return nil
}

// TellAnswered prints what was done with the answer to a single prompt.
func (a *App) TellAnswered(o *Opened, prompt string, done session.Recorded) {
	words, days := o.Words, o.SavedDays(prompt, done)
	switch {
	case done.Kind == entry.Skip:
		a.tellSaved(words, "left-out", "prompt", prompt)
	case done.Kind == "":
		return
	case done.Unchanged:
		a.Tell(words.Say("unchanged", "prompt", prompt))
	case done.Overtaken:
		a.tellSaved(words, "saved-over")
	case days != "":
		a.Tell(words.Say("saved-prompt-days", "prompt", prompt, "days", days))
	default:
		a.Tell(words.Say("saved-prompt", "prompt", prompt))
	}
	a.tellRest(words, done)
	a.tellSteering(done.Told)
}

// tellSteering prints how an answer changes the rest of the workbook, if it does. With
// --discreet it prints nothing, since that can reveal what happened.
func (a *App) tellSteering(told string) {
	if told != "" && !a.IsDiscreet() {
		a.Tell(told)
	}
}

// SavedDays returns the days in the answer to a prompt that was recorded, as they were
// understood.
func (o *Opened) SavedDays(prompt string, done session.Recorded) string {
	p, _ := o.Workbook.Prompt(prompt)
	if p == nil || done.Answer == nil {
		return ""
	}
	return render.SavedDays(o.View(), p, done.Answer)
}

// tellRest says how long a text rests before it is read again, if it does.
func (a *App) tellRest(words workbook.Words, done session.Recorded) {
	if !done.Rests.IsZero() {
		a.Tell(words.Say("waiting-until", "date", words.Day(done.Rests)))
	}
}
