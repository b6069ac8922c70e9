package cli

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/promises"
)

func newPromiseEndCmd(g *global) *cobra.Command {
	var opts promises.EndOptions
	cmd := &cobra.Command{
		Use:   "end PROMISE [DAY]",
		Short: "End a promise, or take back what you offered to show",
		Example: `  trustrepair promise end 2 --why "we talk every day now"
  trustrepair promise end "card statement" yesterday`,
		Args:              cobra.RangeArgs(1, 2),
		ValidArgsFunction: g.completePromises,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Args = args
			return promises.Commands{App: g.App}.End(cmd.Context(), opts)
		},
	}
	cmd.Flags().StringVar(&opts.Why, "why", "", "the reason, in your `WORDS`")
	return cmd
}
