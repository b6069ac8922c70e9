package cli

import "github.com/spf13/cobra"

// suggestCommand does the same for the name of a command.
func (g *global) suggestCommand(t *exitError, parent *cobra.Command, wrong string) *exitError {
	parent.SuggestionsMinimumDistance = 2 // cobra's default, which it sets later
	return g.suggest(t, wrong, parent.SuggestionsFor(wrong)...)
}
