package cli

import (
	"context"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

func newApologyShowCmd(g *global) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "show",
		Short:   "Show the letter as it stands",
		Example: `  trustrepair apology show`,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runApologyShow(cmd.Context(), g, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return cmd
}

func runApologyShow(ctx context.Context, g *global, asJSON bool) error {
	o, err := g.openAsked(ctx)
	if err != nil {
		return err
	}
	last, letter, err := g.letter(o)
	if err != nil {
		return err
	}
	if asJSON {
		return g.printJSON(entriesJSON("apology-show", []entry.Entry{last}, map[string]bool{last.ID: true}))
	}
	return g.print(g.page().Verbatim(letter))
}

func newApologyHistoryCmd(g *global) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "history",
		Short: "Show every version of the letter, and what changed in each",
		Long: `Show every version of the letter, the oldest first, and what changed from one to
the next: words that went stand in [-brackets-], words that came in {+braces+}.
Two versions with little in common stand there whole, the old one first.`,
		Example: `  trustrepair apology history`,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runApologyHistory(cmd.Context(), g, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print every version as JSON")
	return cmd
}

func runApologyHistory(ctx context.Context, g *global, asJSON bool) error {
	o, err := g.openAsked(ctx)
	if err != nil {
		return err
	}
	versions, err := g.versions(o)
	if err != nil {
		return err
	}
	if asJSON {
		last := versions[len(versions)-1].ID
		return g.printJSON(entriesJSON("apology-history", versions, map[string]bool{last: true}))
	}
	before := ""
	for i, v := range versions {
		now := letterText(o, v)
		if err := g.print(g.page().Version(o.words, i+1, v.At, before, now)); err != nil {
			return err
		}
		before = now
	}
	return nil
}
