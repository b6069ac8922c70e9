package app

import (
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// waiting is said when another process takes long to write to the journal.
const waiting = "another process is writing to the journal; waiting for it"

// tellNotices says what happened to the person's words without their doing.
func (a *App) tellNotices(j interface{ Notices() []journal.Notice }) {
	for _, n := range j.Notices() {
		switch n.Event {
		case journal.TornQuarantined:
			a.Tell("the last line of the journal was cut off, as by a power cut; it is kept in " + n.Path)
		case journal.TornLeft:
			a.Tell(fmt.Sprintf("the last line of the journal is cut off and was left in place: %v", n.Err))
		case journal.DraftsQuarantined:
			a.Tell("the half-typed answers could not be read; they are kept in " + n.Path)
		case journal.EditAdopted:
			a.Tell(fmt.Sprintf("the text left in your editor is taken up again at %q", n.Prompt))
		case journal.EditQuarantined:
			a.Tell("the text left in your editor could not be taken up; it is kept in " + n.Path)
		case journal.TextKept:
			a.Tell(fmt.Sprintf("another text of %q stood there and is kept in %s", n.Prompt, n.Path))
		}
	}
}

// Tell says something about the journal on standard error. Where nobody is to
// see what this is, it does not name the program.
func (a *App) Tell(what string) {
	who := "trustrepair: "
	if a.IsDiscreet() {
		who = ""
	}
	fmt.Fprintf(a.Err, "%s%s\n", who, display.Safe(a.AsCalled(what)))
}

// tellSaved says what is saved and what to type next, by the name of its words;
// where nobody is to see what this is, only that it is saved. It doesn't claim that
// of a line that went with the terminal.
func (a *App) tellSaved(w workbook.Words, name string, values ...string) {
	switch {
	case a.asker.lostLine():
		name = "line-lost"
	case a.IsDiscreet():
		name = "saved"
	}
	a.Tell(w.Say(name, values...))
}
