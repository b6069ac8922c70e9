package cli

import (
	"context"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/records"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

func newApologyPrintCmd(g *global) *cobra.Command {
	var opts app.Output
	cmd := &cobra.Command{
		Use:   "print",
		Short: "Print the letter alone, as text, Markdown or a page",
		Long: `Print the letter as it is now, and nothing else. As HTML it's one page that
prints well on A4 and Letter. Nothing is sent. If the letter speaks of danger,
or it's for someone who said no, it's still printed, with a word on standard
error.`,
		Example: `  trustrepair apology print
  trustrepair apology print --output letter.html`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runApologyPrint(cmd.Context(), g, opts) },
	}
	records.OutputFlags(cmd, &opts, records.SheetFormats())
	return cmd
}

func runApologyPrint(ctx context.Context, g *global, opts app.Output) error {
	if err := opts.Check(g.App, records.SheetFormats()); err != nil {
		return err
	}
	o, err := g.OpenAsked(ctx)
	if err != nil {
		return err
	}
	if err := o.RefusePages(); err != nil {
		return err
	}
	letter, err := g.letter(o)
	if err != nil {
		return err
	}
	sheets, err := render.LoadSheets(g.Content)
	if err != nil {
		return err
	}
	page := printedLetter(o.View().Fill(sheets["letter"].Title), letter.Text, opts.Format)
	g.NoteToUser(sheets["letter"].Aside(o.View()))
	if err := g.Deliver(opts, page); err != nil {
		return err
	}
	return g.WarnIfDanger(guide.Fold(o.Entries), letter.Text)
}

func printedLetter(title, letter, format string) string {
	switch format {
	case "markdown":
		return render.LetterMarkdown(letter)
	case "html":
		return render.LetterHTML(title, letter)
	}
	return render.Letter(letter)
}
