package records

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

type searchOptions struct {
	listOptions
	words []string
	most  int
}

func newSearchCmd(g *global) *cobra.Command {
	var opts searchOptions
	cmd := &cobra.Command{
		Use:   "search WORDS...",
		Short: "Find entries with all of these words, the newest first",
		Long: `Find the entries that have every one of these words in the question or the text.
Capital letters and accents don't matter. Words between quotation marks are
looked for together, even across the end of a line. The newest come first.`,
		Example: `  trustrepair journal search money
  trustrepair journal search "the money" --since "1 March" -n 5`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.words = args
			return runSearch(cmd.Context(), g, opts)
		},
	}
	listFlags(cmd, &opts.listOptions)
	cmd.Flags().IntVarP(&opts.most, "number", "n", 0, "at most this `NUMBER` of entries (default: all)")
	return cmd
}

func runSearch(ctx context.Context, g *global, opts searchOptions) error {
	if opts.most < 0 {
		return app.Usage("name a number from 1 on", "-n %d is no number of entries", opts.most)
	}
	o, err := opts.open(ctx, g)
	if err != nil {
		return err
	}
	found := g.chosen(o, opts.all || opts.json, func(v guide.View, e entry.Entry) bool {
		return opts.take(v, e) && render.Contains(v, e, opts.words)
	})
	slices.Reverse(found)
	if opts.most > 0 {
		found = found[:min(opts.most, len(found))]
	}
	return g.printEntries(o, opts.json, "journal-search", found)
}
