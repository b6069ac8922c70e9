package cli

import (
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// waiting is said when another process takes long to write to the journal.
const waiting = "another process is writing to the journal; waiting for it"

// tellNotices says what happened to the person's words without their doing.
func (g *global) tellNotices(j interface{ Notices() []journal.Notice }) {
	for _, n := range j.Notices() {
		switch n.Event {
		case journal.TornQuarantined:
			g.tell("the last line of the journal was cut off, as by a power cut; it is kept in " + n.Path)
		case journal.TornLeft:
			g.tell(fmt.Sprintf("the last line of the journal is cut off and was left in place: %v", n.Err))
		case journal.DraftsQuarantined:
			g.tell("the half-typed answers could not be read; they are kept in " + n.Path)
		case journal.EditAdopted:
			g.tell(fmt.Sprintf("the text left in your editor is taken up again at %q", n.Prompt))
		case journal.EditQuarantined:
			g.tell("the text left in your editor could not be taken up; it is kept in " + n.Path)
		case journal.TextKept:
			g.tell(fmt.Sprintf("another text of %q stood there and is kept in %s", n.Prompt, n.Path))
		}
	}
}

// tell says something about the journal on standard error. Where nobody is to
// see what this is, it does not name the program.
func (g *global) tell(what string) {
	who := "trustrepair: "
	if g.discreet {
		who = ""
	}
	fmt.Fprintf(g.Err, "%s%s\n", who, display.Safe(g.withJournalFlag(what)))
}

// tellSaved says what is saved and what to type next, by the name of its words;
// where nobody is to see what this is, only that it is saved. It doesn't claim that
// of a line that went with the terminal.
func (g *global) tellSaved(w workbook.Words, name string, values ...string) {
	switch {
	case g.asker.lostLine():
		name = "line-lost"
	case g.discreet:
		name = "saved"
	}
	g.tell(w.Say(name, values...))
}
