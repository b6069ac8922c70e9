package cli

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
)

// suggestCommand does the same for the name of a command.
func (g *global) suggestCommand(t *app.Error, parent *cobra.Command, wrong string) *app.Error {
	parent.SuggestionsMinimumDistance = 2 // cobra's default, which it sets later
	return g.Suggest(t, wrong, parent.SuggestionsFor(wrong)...)
}
