package records

import (
	"context"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

type searchOptions struct {
	words []string
	all   bool
	json  bool
}

func newSearchCmd(g *global) *cobra.Command {
	var opts searchOptions
	cmd := &cobra.Command{
		Use:   "search WORDS...",
		Short: "Find entries with all of these words",
		Long: `Find the entries that have every one of these words in the question or the text.
Capital letters and accents don't matter. Words between quotation marks are
looked for together, even across the end of a line.`,
		Example: `  trustrepair journal search money
  trustrepair journal search "the money" --all`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.words = args
			return runSearch(cmd.Context(), g, opts)
		},
	}
	cmd.Flags().BoolVar(&opts.all, "all", false, "earlier versions of answers, too")
	cmd.Flags().BoolVar(&opts.json, "json", false, "print as JSON, earlier versions too")
	return cmd
}

func runSearch(ctx context.Context, g *global, opts searchOptions) error {
	o, err := g.Open(ctx)
	if err != nil {
		return err
	}
	return g.printEntries(o, opts.json, opts.all, "journal-search", func(v guide.View, e entry.Entry) bool {
		return render.Contains(v, e, opts.words)
	})
}
