package records

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

type sheetOptions struct {
	name    string
	without []string
	noOther bool
	app.Output
}

// SheetNames returns the pages that can be made.
func SheetNames() []string { return []string{"talk", "other", "agreement"} }

// SheetFormats returns the forms in which a page can be made.
func SheetFormats() []string { return []string{"text", "markdown", "html"} }

func newSheetCmd(g *global) *cobra.Command {
	var opts sheetOptions
	cmd := &cobra.Command{
		Use:   "sheet PAGE",
		Short: "Make a page to print or hand over: talk, other, agreement",
		Long: `Make a page for two people. Nothing is sent. You print it, hand it over, or keep
it.

  talk       how to hold the talk: time, calm, turns, body, saying it back
  other      room for the other person to write, if they want to
  agreement  your promises, limits, openness and the day to look again

A page comes from this journal alone. It only has answers that were meant for
the other person, and you can leave out any of them with --without. As HTML it's
one file that prints well on A4 and Letter.`,
		Example: `  trustrepair sheet talk
  trustrepair sheet other --output for-sam.html
  trustrepair sheet agreement --without third-promise --format markdown`,
		Args:      cobra.ExactArgs(1),
		ValidArgs: SheetNames(),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.name = args[0]
			return runSheet(cmd.Context(), g, opts)
		},
	}
	withoutFlag(cmd, &opts.without)
	withoutOtherFlag(cmd, &opts.noOther)
	OutputFlags(cmd, &opts.Output, SheetFormats())
	return cmd
}

func withoutFlag(cmd *cobra.Command, without *[]string) {
	cmd.Flags().StringSliceVar(without, "without", nil, "leave out the answer to this `PROMPT` (you can repeat it)")
}

func withoutOtherFlag(cmd *cobra.Command, without *bool) {
	cmd.Flags().BoolVar(without, "without-other", false, "leave out what the other person said, in their words")
}

func runSheet(ctx context.Context, g *global, opts sheetOptions) error {
	if !slices.Contains(SheetNames(), opts.name) {
		t := app.Usage("name one of: "+strings.Join(SheetNames(), ", "), "there's no page %q", opts.name)
		return g.Suggest(t, opts.name, SheetNames()...)
	}
	if err := opts.Check(g.App, SheetFormats()); err != nil {
		return err
	}
	sheets, err := render.LoadSheets(g.Content)
	if err != nil {
		return err
	}
	o, shared, err := g.openShared(ctx, opts.without, opts.noOther)
	if err != nil {
		return err
	}
	a, sheet := o.View(), sheets[opts.name]
	g.NoteToUser(sheet.Aside(a))
	page, err := g.Format(opts.Output, sheet.Document(a, shared, o.Now), nil)
	if err != nil {
		return err
	}
	return g.Deliver(opts.Output, page)
}

// openShared opens the journal for a page that the other person may get, and returns
// what may go to them. It refuses a journal that is closed, or that has no such pages.
func (g *global) openShared(ctx context.Context, without []string, noOther bool) (*app.Opened, []guide.Shared, error) {
	o, err := g.OpenAsked(ctx)
	if err != nil {
		return nil, nil, err
	}
	a := o.View()
	if a.State.Closed() {
		return nil, nil, g.TellStillClosed()
	}
	if err := o.RefusePages(); err != nil {
		return nil, nil, err
	}
	shared, err := g.shared(o, a, without, noOther)
	return o, shared, err
}

// shared returns the answers that may go to the other person. It is an error to
// leave out a prompt that isn't one of them, because after a typo the page would
// show what was meant to be left out.
func (g *global) shared(o *app.Opened, a guide.View, without []string, noOther bool) ([]guide.Shared, error) {
	for _, id := range without {
		if p, _ := o.Workbook.Prompt(id); p == nil || !p.Shareable {
			t := app.Usage("to see the names of prompts, type: trustrepair steps", "--without %q: no page has such an answer", id)
			return nil, g.Suggest(t, id, app.PromptIDs(o.Workbook, func(p *workbook.Prompt) bool { return p.Shareable })...)
		}
	}
	if noOther {
		without = slices.Concat(without, app.PromptIDs(o.Workbook, func(p *workbook.Prompt) bool { return p.Theirs }))
	}
	return a.Shared(o.Now, without...), nil
}
