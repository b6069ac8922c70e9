package cli

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/promises"
)

func newPromiseMissCmd(g *global) *cobra.Command {
	var opts promises.MissOptions
	cmd := &cobra.Command{
		Use:   "miss [PROMISE] [DAY]",
		Short: "Say that you missed a promise, and what you'll do about it",
		Long: `Say that you missed a promise, or only kept part of it. It asks what happened,
whether they heard it from you first, and what you'll do about it. Without a
day, it's about the last time it was due.`,
		Example: `  trustrepair promise miss
  trustrepair promise miss 2 Sunday --happened "The train was late." \
    --told yes --repair "I'll call tonight."`,
		Args:              cobra.MaximumNArgs(2),
		ValidArgsFunction: g.completePromises,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Args = args
			return promises.Commands{App: g.App}.Miss(cmd.Context(), opts)
		},
	}
	cmd.Flags().StringVar(&opts.Happened, "happened", "", "what happened, in your `WORDS`")
	cmd.Flags().StringVar(&opts.Told, "told", "", "whether they heard it from you first, `yes|no`")
	cmd.Flags().StringVar(&opts.Owed, "repair", "", "what you'll do about it and by when, in your `WORDS`")
	return cmd
}
