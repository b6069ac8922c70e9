package cli

import (
	"context"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

type statusOptions struct {
	json bool
}

func newStatusCmd(g *global) *cobra.Command {
	var opts statusOptions
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Show where you stand: the steps, what is due and what waits",
		Example: `  trustrepair status
  trustrepair status --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runStatus(cmd.Context(), g, opts) },
	}
	cmd.Flags().BoolVar(&opts.json, "json", false, "print as JSON")
	return cmd
}

func runStatus(ctx context.Context, g *global, opts statusOptions) error {
	o, err := g.open(ctx)
	if err != nil {
		return err
	}
	if err := g.tellConflicts(o); err != nil {
		return err
	}
	a := o.resuming()
	if opts.json {
		return g.printJSON(render.StatusJSON(o.Path, g.nameless(a)))
	}
	return g.printStatus(a)
}

// printStatus prints where the person stands, or only whether there is something
// to do where nobody is to see what this is.
func (g *global) printStatus(a guide.View) error {
	if g.isDiscreet() {
		return g.print(g.page().NeutralStatus(a))
	}
	return g.print(g.page().Status(a))
}

// nameless takes the names out of a view where nobody is to see them.
func (g *global) nameless(a guide.View) guide.View {
	if g.isDiscreet() {
		a.State.Subject.Name, a.State.Subject.Other = "", ""
	}
	return a
}
