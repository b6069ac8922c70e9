package cli

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

type setupOptions struct {
	subject entry.Subject
	gate    []string
	ask     bool
	json    bool
}

func newSetupCmd(g *global) *cobra.Command {
	var opts setupOptions
	cmd := &cobra.Command{
		Use:   "setup",
		Short: "Show the setup, change it, or answer the safety questions again",
		Long: `Show who and what the journal is about. A flag changes one thing. --ask asks for
everything again, the safety questions first. The journal keeps the old and the
new, and from then on the questions go by the new.

--gate can add a yes to the safety questions, but it can't take one back. A yes
stays until you answer the same question with no. You do that with --ask. For
some of them the no only counts on a later day, and you're asked what's
different. "I'd rather not say" leaves a yes as it is. What the person who was
hurt answers closes nothing, and it isn't saved at all.`,
		Example: `  trustrepair setup
  trustrepair setup --severity grave
  trustrepair setup --ask`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runSetup(cmd.Context(), g, opts) },
	}
	subjectFlags(cmd, &opts.subject)
	cmd.Flags().StringSliceVar(&opts.gate, "gate", nil, "another `ANSWER` to the safety questions: "+gateValues())
	cmd.Flags().BoolVar(&opts.ask, "ask", false, "ask for everything again")
	cmd.Flags().BoolVar(&opts.json, "json", false, "print as JSON")
	return cmd
}

func runSetup(ctx context.Context, g *global, opts setupOptions) error {
	given := startOptions{Start: app.Start{Facts: session.Facts{Subject: opts.subject,
		Gate: slices.DeleteFunc(slices.Clone(opts.gate), func(a string) bool { return a == "machine" })}}}
	if err := given.check(); err != nil {
		return err
	}
	if !opts.ask && opts.subject == (entry.Subject{}) && len(opts.gate) == 0 {
		return g.showSetup(ctx, opts.json)
	}
	o, err := g.Open(ctx)
	if err != nil {
		return err
	}
	if opts.ask {
		return g.AskSetup(ctx, o)
	}
	state := guide.Fold(o.Entries)
	if opts.gate, err = g.CheckGate(workbook.Role(state.Subject.Role), opts.gate); err != nil {
		return err
	}
	if err := refuseLift(state, opts.gate); err != nil {
		return err
	}
	err = g.Correct(ctx, o, opts.subject, entry.Entry{At: o.Now, Kind: entry.Gate, Gate: opts.gate})
	return errors.Join(err, g.WarnOfNames(guide.Fold(o.Entries), newNames(state.Subject, opts.subject)...))
}

// showSetup prints the setup. It doesn't need the workbook.
func (g *global) showSetup(ctx context.Context, asJSON bool) error {
	state, err := g.Skim(ctx, entry.Setup, entry.Gate)
	if err != nil {
		return err
	}
	if asJSON {
		return g.PrintJSON(render.SetupJSON(state))
	}
	words, err := g.Words()
	if err != nil {
		return err
	}
	return g.Print(g.Page().Setup(guide.View{Words: words, State: state}))
}

// newNames returns the names that a correction changes.
func newNames(was, is entry.Subject) []string {
	return slices.DeleteFunc([]string{is.Name, is.Other}, func(name string) bool { return name == was.Name || name == was.Other })
}

// refuseLift refuses --gate none while a yes counts. A no that takes it back has to
// be given question by question.
func refuseLift(state guide.State, gate []string) error {
	if !state.Closed() || !slices.Contains(gate, "none") {
		return nil
	}
	return app.Usage("nothing was changed. To take a yes back, answer the questions again: trustrepair setup --ask",
		"--gate none can't take back an earlier yes")
}
