package cli

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/promises"
)

func newPromiseChangeCmd(g *global) *cobra.Command {
	var opts promises.ChangeOptions
	cmd := &cobra.Command{
		Use:   "change PROMISE [DAY]",
		Short: "Change a promise, with what everyone agreed to",
		Long: `Change the wording, the day or the rhythm of a promise, from today or another
day on. The old wording stays. Say with --agreed who agreed: if you made it with
the other person, it takes both of you.`,
		Example: `  trustrepair promise change 1 --every Monday --agreed both
  trustrepair promise change "pay back" --by "15 March" --agreed "Sam and me"`,
		Args:              cobra.RangeArgs(1, 2),
		ValidArgsFunction: g.completePromises,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Args = args
			return promises.Commands{App: g.App}.Change(cmd.Context(), opts)
		},
	}
	termFlags(cmd, &opts.Terms)
	cmd.Flags().StringVar(&opts.Until, "until", "", "show it until this `DAY`")
	return cmd
}
