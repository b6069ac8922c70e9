package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

type nextOptions struct {
	early bool
}

func newNextCmd(g *global) *cobra.Command {
	var opts nextOptions
	cmd := &cobra.Command{
		Use:   "next",
		Short: "Go on exactly where you stopped, or do what is due",
		Long: `Go on where you stopped, with what you had half typed. When something is due, do
that. When everything waits, say until when and why, and what you can do in the
meantime.`,
		Example: `  trustrepair next
  trustrepair next --early   end the rest that keeps you waiting`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runNext(cmd.Context(), g, opts) },
	}
	cmd.Flags().BoolVar(&opts.early, "early", false, "end the rest that is waited for; the journal will say so")
	return cmd
}

func runNext(ctx context.Context, g *global, opts nextOptions) error {
	o, err := g.openAsked(ctx)
	if err != nil {
		return err
	}
	a := o.asking()
	if opts.early {
		if err := g.endRest(ctx, o); err != nil {
			return err
		}
		a = o.asking()
	}
	if a.State.Closed() {
		return g.nextClosed(ctx, o)
	}
	if a.State.Subject.Relation == "" {
		return &exitError{statusFailure, errors.New("the facts that fit the workbook to what happened are missing"),
			[]string{"give them: trustrepair setup --ask"}}
	}
	if g.noInput {
		return g.nextUnasked(o.takingUp())
	}
	return g.walk(ctx, o)
}

// endRest ends the rest that comes next, for somebody who chose to.
func (g *global) endRest(ctx context.Context, o *opened) error {
	next := o.asking().Agenda.NextPrompt()
	if next.Kind != guide.ItemWait || !next.Rests {
		return usage("see what waits: trustrepair status", "no rest is waited for now")
	}
	_, err := o.Append(ctx, entry.Entry{At: o.now, Kind: entry.Rest, Step: next.Step, Prompt: next.Prompt,
		Until: o.now.Format("2006-01-02")})
	return err
}

// takingUp is how the journal stands for whoever goes on now: what is half typed
// comes first, as it does in a session.
func (o *opened) takingUp() guide.View {
	a := o.asking()
	drafts := o.Drafts()
	p := session.HalfTyped(a, func(name string) (string, bool) { text, ok := drafts[name]; return text, ok })
	if p != nil {
		_, step := o.workbook.Prompt(p.ID)
		a.Agenda.TakeUp(step.ID, p.ID)
	}
	return a
}

// nextUnasked says what next would do, where it may not ask.
func (g *global) nextUnasked(a guide.View) error {
	next := a.Agenda.NextPrompt()
	if next.Kind == guide.ItemAsk || next.Kind == guide.ItemDue {
		return usage("answer it with: trustrepair answer "+next.Prompt, "%q would have to be asked, and --no-input forbids it", next.Prompt)
	}
	return g.print(g.page().Status(a))
}

// askOne asks a single prompt of the person's choice.
func (g *global) askOne(ctx context.Context, o *opened, prompt string) error {
	if g.noInput {
		return usage("pipe the answer in, or name a file: --file FILE", "%q would have to be asked, and --no-input forbids it", prompt)
	}
	before := o.asking().State
	return g.sit(ctx, o, func(s *session.Session) (session.Outcome, error) { return s.One(ctx, prompt) },
		func() { g.tellAnswered(o, before, prompt) })
}

// tellAnswered says what became of a prompt that was asked by itself, and until
// when there is to be a rest after it.
func (g *global) tellAnswered(o *opened, before guide.State, prompt string) {
	a := o.asking()
	was, _ := before.Answer(prompt)
	is, _ := a.State.Answer(prompt)
	_, leftOut := a.State.Skipped(prompt)
	switch {
	case leftOut:
		g.tellSaved(o.words, "left-out", "prompt", prompt)
		return
	case is.ID == "":
		return
	case is.ID != was.ID && is.Revises != was.ID:
		g.tellSaved(o.words, "saved-over")
	default:
		g.tell(o.words.Say("saved-prompt", "prompt", prompt))
	}
	g.tellRest(o, prompt)
}

// setupPath is the path of the setup questions.
func setupPath(s entry.Subject) workbook.Path {
	if s.Role == string(workbook.Hurt) {
		return workbook.HurtSetup
	}
	return workbook.Setup
}
