package records

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

type exportOptions struct {
	forOther bool
	yes      bool
	without  []string
	noOther  bool
	app.Output
}

// ExportFormats returns the forms in which a journal can be exported.
func ExportFormats() []string { return []string{"text", "markdown", "html", "json"} }

func newExportCmd(g *global) *cobra.Command {
	var opts exportOptions
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write out the whole journal, or what's meant for the other person",
		Long: `Write out the whole journal for yourself: every entry, earlier versions too. As
JSON it's every line of the journal's file. It only leaves out which of the
safety questions closed the journal. --without-other leaves out what the other
person said.

With --for-other it only has the answers that were meant for the other person,
as they are now. Notes, the setup, the safety questions, what you skipped and
earlier versions never go in. You see the whole text first, and you're asked.
Nothing is sent.`,
		Example: `  trustrepair journal export --output journal.md
  trustrepair journal export --for-other --output for-sam.html
  trustrepair journal export --for-other --without letter`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runExport(cmd.Context(), g, opts) },
	}
	cmd.Flags().BoolVar(&opts.forOther, "for-other", false, "only what was meant for the other person")
	cmd.Flags().BoolVar(&opts.yes, "yes", false, "with --for-other: say yes without being asked")
	withoutFlag(cmd, &opts.without)
	withoutOtherFlag(cmd, &opts.noOther)
	OutputFlags(cmd, &opts.Output, ExportFormats())
	return cmd
}

func runExport(ctx context.Context, g *global, opts exportOptions) error {
	if err := opts.Check(g.App, ExportFormats()); err != nil {
		return err
	}
	if !opts.forOther && (opts.yes || len(opts.without) > 0) {
		return app.Usage("add --for-other, or leave them out", "--yes and --without only work with --for-other")
	}
	if opts.forOther {
		return g.exportForOther(ctx, opts)
	}
	o, err := g.Open(ctx)
	if err != nil {
		return err
	}
	entries, err := render.ShownEntries(o.Entries)
	if err == nil && opts.noOther {
		entries, err = g.withoutOther(o, entries)
	}
	if err != nil {
		return err
	}
	page, err := g.Format(opts.Output, render.Journal(o.View(), entries), render.JournalJSON(entries))
	if err != nil {
		return err
	}
	return g.Deliver(opts.Output, page)
}

// withoutOther returns the entries without the other person's words. A closed
// journal has them too, from before.
func (g *global) withoutOther(o *app.Opened, entries []entry.Entry) ([]entry.Entry, error) {
	wb := o.Workbook
	if wb.Path.Closed() {
		var err error
		if wb, err = g.LoadWorkbook(workbook.Hurting); err != nil {
			return nil, err
		}
	}
	return render.WithoutOther(wb, entries)
}

// exportForOther shows what the other person would get, asks for a yes, and writes
// it.
func (g *global) exportForOther(ctx context.Context, opts exportOptions) error {
	o, shared, err := g.openShared(ctx, opts.without, opts.noOther)
	if err != nil {
		return err
	}
	a := o.View()
	if len(shared) == 0 {
		return app.Fail(errors.New("there's no answer yet that was meant for the other person"),
			"nothing was written. To see the prompts, type: trustrepair steps")
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
		return false, app.Usage("nothing was written. Run it in a terminal, or add --yes", "what goes to the other person needs your yes first")
	}
	page := g.Page()
	page.Color = false
	fmt.Fprint(g.Err, page.Document(doc)+"\n")
	g.NoteToUser(aside)
	if yes {
		return true, nil
	}
	return g.ConfirmBelow(ctx, a.Words, guide.Question{ID: "may-go-out", Step: doc.Title,
		Ask: a.Fill(a.Words.Say("export-ask")), Why: a.Words.Say("export-why")}, a.Words.Say("export-not-agreed"))
}
