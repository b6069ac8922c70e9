package records

import (
	"context"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/versions"
)

func newHistoryCmd(g *global) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "history ID",
		Short: "Show every version of an entry, and what changed in each",
		Long: `Show every version of an answer or a note, the oldest first, and what changed
from one to the next. Words that are gone are in [-brackets-], and new ones are
in {+braces+}.`,
		Example: `  trustrepair journal history deed`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runHistory(cmd.Context(), g, args[0], asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print every version as JSON")
	return cmd
}

func runHistory(ctx context.Context, g *global, id string, asJSON bool) error {
	o, err := g.Open(ctx)
	if err != nil {
		return err
	}
	e, err := g.find(o, id)
	if err != nil {
		return err
	}
	v, all := o.View(), versions.Of(o.Entries, e)
	if asJSON {
		return g.PrintJSON(render.EntriesJSON("journal-history", all, currentIDs(v, o.Entries)))
	}
	before := ""
	for i, e := range all {
		now := render.Body(v, e)
		if err := g.Print(g.Page().Version(o.Words, i+1, e.At, before, now)); err != nil {
			return err
		}
		before = now
	}
	return nil
}
