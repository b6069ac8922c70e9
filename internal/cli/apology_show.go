package cli

import (
	"context"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func newApologyShowCmd(g *global) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "show",
		Short:   "Show the letter as it is now",
		Example: `  trustrepair apology show`,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runApologyShow(cmd.Context(), g, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return cmd
}

func runApologyShow(ctx context.Context, g *global, asJSON bool) error {
	o, err := g.openToRead(ctx)
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

// openToRead opens the journal with the workbook that asks for a letter, even if the
// workbook is closed: what was written can be read on any day.
func (g *global) openToRead(ctx context.Context) (*app.Opened, error) {
	o, err := g.OpenAsked(ctx)
	if err == nil && guide.Fold(o.Entries).Closed() {
		o.Workbook, err = g.LoadWorkbook(workbook.Hurting)
	}
	return o, err
}

func newApologyHistoryCmd(g *global) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "history",
		Short: "Show every version of the letter, and what changed in each",
		Long: `Show every version of the letter, the oldest first, and what changed from one to
the next. Words that are gone are in [-brackets-], and new ones are in
{+braces+}. Two versions with little in common are shown whole, the old one
first.`,
		Example: `  trustrepair apology history`,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runApologyHistory(cmd.Context(), g, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print every version as JSON")
	return cmd
}

func runApologyHistory(ctx context.Context, g *global, asJSON bool) error {
	o, err := g.openToRead(ctx)
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
