package records

import (
	"context"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/versions"
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
  trustrepair journal list --since "1 March" --kind note
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
	cmd.Flags().StringVar(&opts.since, "since", "", "only entries from this `DAY` on (Sunday, 14 March)")
	cmd.Flags().StringVar(&opts.until, "until", "", "only entries up to this `DAY`, and on it")
	cmd.Flags().BoolVar(&opts.all, "all", false, "earlier versions of answers, too")
	cmd.Flags().BoolVar(&opts.json, "json", false, "print every entry as JSON, earlier versions too")
}

func runList(ctx context.Context, g *global, opts listOptions) error {
	o, err := opts.open(ctx, g)
	if err != nil {
		return err
	}
	return g.printEntries(o, opts.json, "journal-list", g.chosen(o, opts.all || opts.json, opts.take))
}

// open opens the journal, and reads the options that depend on what is in it.
func (opts *listOptions) open(ctx context.Context, g *global) (*app.Opened, error) {
	o, err := g.Open(ctx)
	if err != nil {
		return nil, err
	}
	if err := opts.readDays(g, o); err != nil {
		return nil, err
	}
	return o, opts.find(g, o)
}

// chosen returns the entries for which take returns true, with earlier versions if all
// is true.
func (g *global) chosen(o *app.Opened, all bool, take func(guide.View, entry.Entry) bool) []entry.Entry {
	a := o.View()
	current := currentIDs(a, o.Entries)
	return slices.DeleteFunc(slices.Clone(o.Entries), func(e entry.Entry) bool { return !take(a, e) || !all && !current[e.ID] })
}

// printEntries prints entries, or says that there are none.
func (g *global) printEntries(o *app.Opened, asJSON bool, name string, entries []entry.Entry) error {
	a := o.View()
	switch {
	case asJSON:
		return g.PrintJSON(render.EntriesJSON(name, entries, currentIDs(a, o.Entries)))
	case len(entries) == 0:
		return g.Print(o.Words.Say("no-entries") + "\n")
	}
	return g.Print(g.Page().Entries(a, entries))
}

// currentIDs returns the ids of the entries that no later entry replaces.
func currentIDs(a guide.View, entries []entry.Entry) map[string]bool {
	current := versions.Current(entries)
	for _, e := range entries {
		if answer, ok := a.State.Answer(e.Prompt); e.Kind == entry.Answer {
			current[e.ID] = ok && answer.ID == e.ID
		}
	}
	return current
}

// readDays replaces the two days by their dates, and says how they were understood
// unless they were dates already.
func (o *listOptions) readDays(g *global, in *app.Opened) error {
	for _, flag := range []struct {
		day   *string
		heard string // names what is said
	}{{&o.since, "list-since"}, {&o.until, "list-until"}} {
		if *flag.day == "" {
			continue
		}
		day, understood, err := in.View().Answers().PastDay(*flag.day)
		if err != nil {
			return app.Usage(answers.Reason(in.Words, err), "%q can't be read as a day", *flag.day)
		}
		if day != *flag.day {
			g.Tell(in.Words.Say(flag.heard, "date", understood))
		}
		*flag.day = day
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
		return app.Usage("to see the kinds, type: trustrepair journal list --help", "there's no kind %q", o.kind)
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
