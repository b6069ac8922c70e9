package cli

import (
	"context"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

func newApologyPrintCmd(g *global) *cobra.Command {
	var opts outputOptions
	cmd := &cobra.Command{
		Use:   "print",
		Short: "Give out the letter alone, as text, Markdown or a page to print",
		Long: `Give out the letter as it stands, and nothing else. As HTML it is one page that
prints well on A4 and Letter. Nothing is sent. A letter that speaks of danger is
given out all the same, with a word on standard error.`,
		Example: `  trustrepair apology print
  trustrepair apology print --output letter.html`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runApologyPrint(cmd.Context(), g, opts) },
	}
	outputFlags(cmd, &opts, sheetFormats())
	return cmd
}

func runApologyPrint(ctx context.Context, g *global, opts outputOptions) error {
	if err := opts.check(sheetFormats()); err != nil {
		return err
	}
	o, err := g.openAsked(ctx)
	if err != nil {
		return err
	}
	letter, err := g.letter(o)
	if err != nil {
		return err
	}
	page, err := printedLetter(letter.Text, opts.format)
	if err != nil {
		return err
	}
	if err := g.hand(opts, page); err != nil {
		return err
	}
	return g.warnIfDanger(guide.Fold(o.Entries).Subject, letter.Text)
}

func printedLetter(letter, format string) (string, error) {
	switch format {
	case "markdown":
		return render.LetterMarkdown(letter), nil
	case "html":
		return render.LetterHTML(letter)
	}
	return render.Letter(letter), nil
}
