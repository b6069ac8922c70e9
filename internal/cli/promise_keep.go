package cli

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/promises"
)

func newPromiseKeepCmd(g *global) *cobra.Command {
	var opts promises.KeepOptions
	cmd := &cobra.Command{
		Use:   "keep [PROMISE] [DAY]",
		Short: "Say that you kept a promise",
		Long: `Say that you kept a promise. Without a day, it's about the last time it was due.
With only one open promise, you don't have to name it.`,
		Example: `  trustrepair promise keep
  trustrepair promise keep 2 yesterday
  trustrepair promise keep "pay back" --all`,
		Args:              cobra.MaximumNArgs(2),
		ValidArgsFunction: g.completePromises,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Args = args
			return promises.Commands{App: g.App}.Keep(cmd.Context(), opts)
		},
	}
	cmd.Flags().BoolVar(&opts.All, "all", false, "you kept it every time since you last told")
	return cmd
}
