package cli

import (
	"context"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/render"
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
	o, err := g.OpenAsked(ctx)
	if err != nil {
		return err
	}
	letter, err := g.letter(o)
	if err != nil {
		return err
	}
	if asJSON {
		return g.PrintJSON(render.EntriesJSON("apology-show", []entry.Entry{letter.Entry}, map[string]bool{letter.ID: true}))
	}
	return g.Print(g.Page().Verbatim(letter.Text))
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
	o, err := g.OpenAsked(ctx)
	if err != nil {
		return err
	}
	versions, err := g.versions(o)
	if err != nil {
		return err
	}
	if asJSON {
		return g.PrintJSON(render.VersionsJSON(versions))
	}
	before := ""
	for i, v := range versions {
		if err := g.Print(g.Page().Version(o.Words, i+1, v.At, before, v.Text)); err != nil {
			return err
		}
		before = v.Text
	}
	return nil
}
