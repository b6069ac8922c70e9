package cli

import (
	"context"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

type listOptions struct {
	step  string
	kind  string
	since string
	until string
	all   bool
	json  bool
}

func newListCmd(g *global) *cobra.Command {
	var opts listOptions
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the entries, by step, date or kind",
		Example: `  trustrepair journal list --step apologize
  trustrepair journal list --since 2026-03-01 --kind note
  trustrepair journal list --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runList(cmd.Context(), g, opts) },
	}
	listFlags(cmd, &opts)
	return cmd
}

func listFlags(cmd *cobra.Command, opts *listOptions) {
	cmd.Flags().StringVar(&opts.step, "step", "", "only entries of this `STEP`")
	cmd.Flags().StringVar(&opts.kind, "kind", "", "only entries of this `KIND`: answer, note, skip, rest, back, gate, setup")
	cmd.Flags().StringVar(&opts.since, "since", "", "only entries from this `DAY` on (2026-03-14)")
	cmd.Flags().StringVar(&opts.until, "until", "", "only entries up to this `DAY`, the day included")
	cmd.Flags().BoolVar(&opts.all, "all", false, "earlier versions of answers too")
	cmd.Flags().BoolVar(&opts.json, "json", false, "print every entry as JSON, earlier versions included")
}

func runList(ctx context.Context, g *global, opts listOptions) error {
	if err := opts.check(); err != nil {
		return err
	}
	o, err := g.Open(ctx)
	if err != nil {
		return err
	}
	if err := opts.find(g, o); err != nil {
		return err
	}
	return g.printEntries(o, opts.json, opts.all, "journal-list", opts.take)
}

// printEntries prints the entries for which take returns true.
func (g *global) printEntries(o *app.Opened, asJSON, all bool, name string, take func(guide.View, entry.Entry) bool) error {
	a := o.View()
	current := currentIDs(a, o.Entries)
	chosen := slices.DeleteFunc(slices.Clone(o.Entries), func(e entry.Entry) bool { return !take(a, e) })
	if asJSON {
		return g.PrintJSON(render.EntriesJSON(name, chosen, current))
	}
	if !all {
		chosen = slices.DeleteFunc(chosen, func(e entry.Entry) bool { return !current[e.ID] })
	}
	if len(chosen) == 0 {
		return g.Print(o.Words.Say("no-entries") + "\n")
	}
	return g.Print(g.Page().Entries(a, chosen))
}

// currentIDs returns the ids of the entries that no later entry replaces.
func currentIDs(a guide.View, entries []entry.Entry) map[string]bool {
	current := map[string]bool{}
	for _, e := range entries {
		answer, ok := a.State.Answer(e.Prompt)
		current[e.ID] = e.Kind != entry.Answer || ok && answer.ID == e.ID
	}
	return current
}

func (o listOptions) check() error {
	for _, day := range []string{o.since, o.until} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return app.Usage("give it like 2026-03-14", "%q is no day", day)
		}
	}
	return nil
}

// find checks that the step and the kind exist, in this version of the program or at
// least in the journal.
func (o listOptions) find(g *global, in *app.Opened) error {
	has := func(wanted func(entry.Entry) bool) bool { return slices.ContainsFunc(in.Entries, wanted) }
	if o.step != "" && in.Workbook.Step(o.step) == nil && !has(func(e entry.Entry) bool { return e.Step == o.step }) {
		return g.NoStep(in.Workbook, o.step)
	}
	if o.kind != "" && !entry.Kind(o.kind).Known() && !has(func(e entry.Entry) bool { return string(e.Kind) == o.kind }) {
		return app.Usage("see what there is: trustrepair journal list --help", "there is no kind %q", o.kind)
	}
	return nil
}

// take reports whether an entry was asked for. Its day is the one in the time zone
// where it was written.
func (o listOptions) take(_ guide.View, e entry.Entry) bool {
	day := e.At.Format(time.DateOnly)
	return (o.step == "" || e.Step == o.step) &&
		(o.kind == "" || string(e.Kind) == o.kind) &&
		(o.since == "" || day >= o.since) && (o.until == "" || day <= o.until)
}
