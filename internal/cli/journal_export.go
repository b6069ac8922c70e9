package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

type exportOptions struct {
	forOther bool
	yes      bool
	without  []string
	app.Output
}

func exportFormats() []string { return []string{"text", "markdown", "html", "json"} }

func newExportCmd(g *global) *cobra.Command {
	var opts exportOptions
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write out the whole journal for yourself, or what is for the other person",
		Long: `Write out the whole journal, for yourself: every entry, earlier versions too.
As JSON it is every line of the journal's file as it stands.

With --for-other it holds only your answers that were meant for the other
person, as they stand now. Notes, the setup, the safety questions, what you
left out and earlier versions never go in. You see the whole text first, and
are asked. Nothing is sent.`,
		Example: `  trustrepair journal export --output journal.md
  trustrepair journal export --for-other --output for-sam.html
  trustrepair journal export --for-other --without letter`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runExport(cmd.Context(), g, opts) },
	}
	cmd.Flags().BoolVar(&opts.forOther, "for-other", false, "only what was meant for the other person")
	cmd.Flags().BoolVar(&opts.yes, "yes", false, "with --for-other: agree without being asked")
	withoutFlag(cmd, &opts.without)
	outputFlags(cmd, &opts.Output, exportFormats())
	return cmd
}

func runExport(ctx context.Context, g *global, opts exportOptions) error {
	if err := opts.Check(g.App, exportFormats()); err != nil {
		return err
	}
	if !opts.forOther && (opts.yes || len(opts.without) > 0) {
		return app.Usage("add --for-other, or leave them away", "--yes and --without are for --for-other")
	}
	if opts.forOther {
		return g.exportForOther(ctx, opts)
	}
	o, err := g.Open(ctx)
	if err != nil {
		return err
	}
	page, err := g.Format(opts.Output, render.Journal(o.View(), o.Entries), render.JournalJSON(o.Entries))
	if err != nil {
		return err
	}
	return g.Deliver(opts.Output, page)
}

// exportForOther shows what the other person would get, asks for a yes, and writes
// it.
func (g *global) exportForOther(ctx context.Context, opts exportOptions) error {
	o, err := g.OpenAsked(ctx)
	if err != nil {
		return err
	}
	a := o.View()
	if a.State.Closed() {
		return g.TellClosed(a.State.Gate)
	}
	shared, err := g.shared(o, a, opts.without)
	if err != nil {
		return err
	}
	if len(shared) == 0 {
		return app.Fail(errors.New("there is no answer yet that was meant for the other person"),
			"nothing was written; see the prompts: trustrepair steps")
	}
	sheets, err := render.LoadSheets(g.Content)
	if err != nil {
		return err
	}
	sheet := sheets["for-other"]
	doc := sheet.ForOther(a, shared, o.Now)
	if err := app.RefuseTaken(opts.File); err != nil { // before anybody reads all of it
		return err
	}
	agreed, err := g.agree(ctx, a, opts.yes, doc, sheet.Aside(a))
	if err != nil || !agreed {
		return err
	}
	page, err := g.Format(opts.Output, doc, render.ForOtherJSON(a, shared))
	if err != nil {
		return err
	}
	return g.Deliver(opts.Output, page)
}

// agree shows the whole text and asks whether it may be written.
func (g *global) agree(ctx context.Context, a guide.View, yes bool, doc render.Document, aside []string) (bool, error) {
	if !yes && (g.NoInput || !g.Terminal().Typing) {
		return false, app.Usage("nothing was written; run it in a terminal, or agree with --yes", "what goes to the other person has to be agreed to")
	}
	page := g.Page()
	page.Color = false
	fmt.Fprint(g.Err, page.Document(doc)+"\n")
	g.noteToUser(aside)
	if yes {
		return true, nil
	}
	return g.ConfirmBelow(ctx, a.Words, guide.Question{ID: "may-go-out", Step: doc.Title,
		Ask: a.Fill(a.Words.Say("export-ask")), Why: a.Words.Say("export-why")}, a.Words.Say("export-not-agreed"))
}
