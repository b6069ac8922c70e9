package cli

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/promises"
)

func newPromiseShowCmd(g *global) *cobra.Command {
	var opts promises.ShowOptions
	cmd := &cobra.Command{
		Use:   "show PROMISE",
		Short: "Show one promise with its whole history",
		Example: `  trustrepair promise show 1
  trustrepair promise show "pay back"`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: g.completePromises,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Promise = args[0]
			return promises.Commands{App: g.App}.Show(cmd.Context(), opts)
		},
	}
	cmd.Flags().BoolVar(&opts.JSON, "json", false, "print as JSON")
	return cmd
}
