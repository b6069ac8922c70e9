package records

import (
	"github.com/spf13/cobra"
)

func newJournalCmd(g *global) *cobra.Command {
	var opts listOptions
	cmd := &cobra.Command{
		Use:   "journal",
		Short: "Read what you wrote",
		Long: `Read the entries in your journal. Without a command it lists them, the oldest
first, with each answer as it is now. Earlier versions are kept, too. To see
them, add --all.`,
		Example: `  trustrepair journal
  trustrepair journal list --step listen
  trustrepair journal search "the money"`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runList(cmd.Context(), g, opts) },
	}
	listFlags(cmd, &opts)
	cmd.AddCommand(newListCmd(g), newShowCmd(g), newSearchCmd(g), newAddCmd(g), newWinsCmd(g), newWhereCmd(g), newDeleteCmd(g), newExportCmd(g),
		newEditCmd(g), newHistoryCmd(g), newForgetCmd(g), newMergeCmd(g), newCheckCmd(g),
		newSealCmd(g), newUnsealCmd(g), newPassphraseCmd(g))
	return cmd
}
