package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

type nextOptions struct {
	early bool
}

func newNextCmd(g *global) *cobra.Command {
	var opts nextOptions
	cmd := &cobra.Command{
		Use:   "next",
		Short: "Go on where you stopped, or do what's due",
		Long: `Do the next sitting: a few questions that belong together, or what's due. It
goes on where you stopped, with what you'd half typed. At the end it shows
what's done, what's waiting until when, and what comes next.`,
		Example: `  trustrepair next
  trustrepair next --early   take up now what would have waited`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runNext(cmd.Context(), g, opts) },
	}
	cmd.Flags().BoolVar(&opts.early, "early", false, "take up now what would have waited (the journal will say so)")
	return cmd
}

func runNext(ctx context.Context, g *global, opts nextOptions) error {
	o, err := g.OpenAsked(ctx)
	if err != nil {
		return err
	}
	a := o.View()
	if opts.early {
		if err := g.endRest(ctx, o); err != nil {
			return err
		}
		a = o.View()
	}
	if a.State.Closed() {
		return g.WalkClosed(ctx, o)
	}
	if a.State.Subject.Relation == "" {
		return app.Fail(errors.New("some facts about what happened are missing"),
			"to give them, type: trustrepair setup --ask")
	}
	if g.NoInput {
		return g.nextUnasked(o.Resuming())
	}
	return g.Walk(ctx, o, nil)
}

// endRest ends the rest that the person is waiting for.
func (g *global) endRest(ctx context.Context, o *app.Opened) error {
	next := o.View().Agenda.NextPrompt()
	if next.Kind != guide.ItemWait || !next.Rests {
		return app.Usage("to see what's waiting, type: trustrepair status", "nothing is waiting that could be taken up now")
	}
	r := g.Recorder(o)
	return r.MoveRest(ctx, o, next, o.Now)
}

// nextUnasked says what next would do if it were allowed to ask.
func (g *global) nextUnasked(a guide.View) error {
	next := a.Agenda.NextPrompt()
	if next.Kind == guide.ItemAsk || next.Kind == guide.ItemDue {
		return app.Usage("to answer it, type: trustrepair answer "+next.Prompt, "%q would have to be asked, and with --no-input nothing is", next.Prompt)
	}
	return g.printStatus(a)
}
