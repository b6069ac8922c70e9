package records

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/promises"
)

func newWinsCmd(g *global) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "wins",
		Short:   "Read what went a little better, newest first",
		Example: `  trustrepair journal wins`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return promises.Commands{App: g.App}.Wins(cmd.Context(), asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return cmd
}
