package cli

import (
	"github.com/spf13/cobra"
)

func newJournalCmd(g *global) *cobra.Command {
	var opts listOptions
	cmd := &cobra.Command{
		Use:   "journal",
		Short: "Review what you wrote",
		Long: `Review the entries of your journal. Without a command it lists them, the oldest
first, each answer as it stands now. Earlier versions are kept: see them with
--all.`,
		Example: `  trustrepair journal
  trustrepair journal list --step listen
  trustrepair journal search "the money"`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runList(cmd.Context(), g, opts) },
	}
	listFlags(cmd, &opts)
	cmd.AddCommand(newListCmd(g), newShowCmd(g), newSearchCmd(g), newAddCmd(g), newWhereCmd(g), newDeleteCmd(g), newExportCmd(g))
	return cmd
}
