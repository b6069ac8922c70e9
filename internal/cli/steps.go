package cli

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

type stepsOptions struct {
	step string
	role string
	json bool
}

func newStepsCmd(g *global) *cobra.Command {
	var opts stepsOptions
	cmd := &cobra.Command{
		Use:   "steps [STEP]",
		Short: "Show what's in the workbook: its steps, or the prompts of one step",
		Long: `Show what's in the workbook. With a step, show its prompts. Those are its
questions, each with a short name that other commands take as PROMPT. You also
see the practices behind them, and the evidence if there is any.

You don't need a journal for this. If you have one, prompts that you're not
asked right now are marked. They depend on your setup, or on an answer that may
still come or change.`,
		Example: `  trustrepair steps
  trustrepair steps listen
  trustrepair steps --json`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: g.completeSteps,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				opts.step = args[0]
			}
			return runSteps(cmd, g, opts)
		},
	}
	cmd.Flags().StringVar(&opts.role, "role", "", "whose workbook, a `ROLE`: hurting, hurt or alone (default: the journal's, else hurting)")
	cmd.Flags().BoolVar(&opts.json, "json", false, "print the whole workbook as JSON")
	return cmd
}

func runSteps(cmd *cobra.Command, g *global, opts stepsOptions) error {
	a, err := g.contents(cmd, opts.role)
	if err != nil {
		return err
	}
	steps := a.Workbook.Steps
	if opts.step != "" {
		step := a.Workbook.Step(opts.step)
		if step == nil {
			return g.NoStep(a.Workbook, opts.step)
		}
		steps = []*workbook.Step{step}
	}
	if opts.json {
		return g.PrintJSON(render.ContentsJSON(a, steps))
	}
	if opts.step == "" {
		return g.Print(g.Page().Contents(a))
	}
	practices, err := workbook.LoadPractices(g.Content)
	if err != nil {
		return err
	}
	return g.Print(g.Page().Step(a, steps[0], practices))
}

// contents returns the workbook with the state of the journal. If there is no
// journal, or another role was asked for, nothing is answered in it. It has no
// agenda.
func (g *global) contents(cmd *cobra.Command, role string) (guide.View, error) {
	found, err := g.JournalExists()
	if err == nil && found && role == "" {
		state, err := g.Skim(cmd.Context(), entry.Setup, entry.Gate, entry.Answer, entry.Skip)
		if err == nil {
			return g.contentsOf(state)
		}
		if g.JournalIsSealed() { // the person expects their own workbook
			return guide.View{}, err
		}
	}
	return g.emptyContents(role)
}

// emptyContents returns the workbook for a role, hurting if it is "", without anything
// answered in it.
func (g *global) emptyContents(role string) (guide.View, error) {
	if role == "" {
		role = string(workbook.Hurting)
	}
	if role != string(workbook.Hurting) && role != string(workbook.Hurt) && role != string(workbook.Alone) {
		return guide.View{}, app.Usage("use hurting, hurt or alone", "--role %q is unknown", role)
	}
	words, err := g.Words()
	if err != nil {
		return guide.View{}, err
	}
	wb, err := workbook.Load(g.Content, workbook.Path(role))
	return guide.View{Workbook: wb, Words: words}, err
}

// contentsOf returns the workbook that fits this state.
func (g *global) contentsOf(state guide.State) (guide.View, error) {
	words, err := g.Words()
	if err != nil {
		return guide.View{}, err
	}
	wb, err := g.LoadWorkbook(state.Path())
	if err != nil {
		return guide.View{}, err
	}
	return g.nameless(guide.View{Workbook: wb, Words: words, State: state.Adopt(wb)}), nil
}
