package app

import (
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// waiting is the message for when another process takes a long time to write to the
// journal.
const waiting = "Another window is writing to the journal. Waiting for it."

// tellNotices tells the person what happened to their words while they weren't
// looking.
func (a *App) tellNotices(j interface{ Notices() []journal.Notice }) {
	for _, n := range j.Notices() {
		switch n.Event {
		case journal.TornQuarantined:
			a.Tell("The last line of the journal was cut off, maybe by a power cut. It's kept in " + n.Path)
		case journal.TornLeft:
			a.Tell(fmt.Sprintf("The last line of the journal is cut off. It was left where it is: %v", n.Err))
		case journal.DraftsQuarantined:
			a.Tell("Your half-typed answers couldn't be read. They're kept in " + n.Path)
		case journal.EditAdopted:
			a.Tell(fmt.Sprintf("The text you left in your editor is back at %q.", n.Prompt))
		case journal.EditQuarantined:
			a.Tell("The text you left in your editor couldn't be used. It's kept in " + n.Path)
		case journal.TextKept:
			a.Tell(fmt.Sprintf("There was another text for %q. It's kept in %s", n.Prompt, n.Path))
		}
	}
}

// Tell prints a message to standard error. With --discreet it leaves out the
// program's name.
func (a *App) Tell(what string) {
	who := "trustrepair: "
	if a.IsDiscreet() {
		who = ""
	}
	fmt.Fprintf(a.Err, "%s%s\n", who, display.Safe(a.AsCalled(what)))
}

// tellSaved says what was saved and what to type next, in the words of that name.
// With --discreet it only says that something was saved. If the terminal went away
// in the middle of a line, it doesn't say that this line was saved.
func (a *App) tellSaved(w workbook.Words, name string, values ...string) {
	switch {
	case a.asker.lostLine():
		name = "line-lost"
	case a.IsDiscreet():
		name = "saved"
	}
	a.Tell(w.Say(name, values...))
}
