package cli

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/promises"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

type statusOptions struct {
	json, short bool
}

func newStatusCmd(g *global) *cobra.Command {
	var opts statusOptions
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Show where you are: the steps, what's due and what's waiting",
		Long: `Show where you are: the six steps, what's due, your promises, and what's
waiting. With --short it's one line for a shell prompt or a login message, or
nothing if nothing is due. It never has your own words in it.`,
		Example: `  trustrepair status
  trustrepair status --short`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runStatus(cmd.Context(), g, opts) },
	}
	cmd.Flags().BoolVar(&opts.json, "json", false, "print as JSON")
	cmd.Flags().BoolVar(&opts.short, "short", false, "print one line if something is due, else nothing")
	return cmd
}

func runStatus(ctx context.Context, g *global, opts statusOptions) error {
	if opts.short {
		return promises.Commands{App: g.App}.Short(ctx)
	}
	o, err := g.OpenToShow(ctx)
	if err != nil {
		return err
	}
	if err := g.tellConflicts(o); err != nil {
		return err
	}
	a := o.Resuming()
	if opts.json {
		return g.PrintJSON(render.StatusJSON(o.Path, g.nameless(a)))
	}
	return g.printStatus(a)
}

// printStatus prints the status. With --discreet it only prints whether there is
// something to do.
func (g *global) printStatus(a guide.View) error {
	if g.IsDiscreet() {
		return g.Print(g.Page().NeutralStatus(a))
	}
	return g.Print(g.Page().Status(a))
}

// nameless removes the names from a view if --discreet was given.
func (g *global) nameless(a guide.View) guide.View {
	if g.IsDiscreet() {
		a.State.Subject.Name, a.State.Subject.Other = "", ""
	}
	return a
}

// tellConflicts names the conflict copies of the journal, which a synchronizer makes
// when two machines write to it. With --discreet it doesn't.
func (g *global) tellConflicts(o *app.Opened) error {
	if g.IsDiscreet() {
		return nil
	}
	files, err := layout.Files(o.Path)
	if err != nil {
		return err
	}
	for _, f := range files {
		if f.Sort != layout.Conflict || filepath.Ext(f.Path) != filepath.Ext(o.Path) {
			continue // a copy of a side file
		}
		g.Tell(o.Words.Say("conflict-copy", "file", f.Path,
			"command", app.ShellCommand([]string{"journal", "merge", f.Path})))
	}
	return nil
}
