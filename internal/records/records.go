// Package records owns the commands about what is recorded: those of "journal", which
// read it, hand it out and take care of its file, and the pages of "sheet".
//
// It refuses rules of the domain, as package cli does, which has the other commands.
package records

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
)

// global is the run of the program. It is passed to all commands.
type global struct{ *app.App }

// Commands returns the commands of this package.
func Commands(a *app.App) (journal, sheet *cobra.Command) {
	g := &global{a}
	return newJournalCmd(g), newSheetCmd(g)
}
