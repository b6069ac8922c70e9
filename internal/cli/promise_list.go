package cli

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/promises"
)

func newPromiseListCmd(g *global) *cobra.Command {
	var opts promises.ListOptions
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List your promises, with their last weeks",
		Example: `  trustrepair promise list`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return promises.Commands{App: g.App}.List(cmd.Context(), opts)
		},
	}
	cmd.Flags().BoolVar(&opts.JSON, "json", false, "print as JSON")
	return cmd
}
