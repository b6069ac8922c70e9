package cli

import (
	"context"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

type searchOptions struct {
	words []string
	all   bool
	json  bool
}

func newSearchCmd(g *global) *cobra.Command {
	var opts searchOptions
	cmd := &cobra.Command{
		Use:   "search WORDS...",
		Short: "Find entries that hold all of the words",
		Long: `Find the entries whose question or text holds every one of the words, in any
letter case, with or without their accents. Words between quotation marks are
looked for as one, over the end of a line as well.`,
		Example: `  trustrepair journal search money
  trustrepair journal search "the money" --all`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.words = args
			return runSearch(cmd.Context(), g, opts)
		},
	}
	cmd.Flags().BoolVar(&opts.all, "all", false, "earlier versions of answers too")
	cmd.Flags().BoolVar(&opts.json, "json", false, "print as JSON, earlier versions included")
	return cmd
}

func runSearch(ctx context.Context, g *global, opts searchOptions) error {
	o, err := g.open(ctx)
	if err != nil {
		return err
	}
	return g.printEntries(o, opts.json, opts.all, "journal-search", opts.take)
}

func (o searchOptions) take(a guide.View, e entry.Entry) bool {
	var in strings.Builder
	for _, text := range []string{render.Ask(a, e), render.Body(a, e), typedDay(a, e)} {
		in.WriteString(folded(text) + "\n") // no phrase goes from one into the next
	}
	for _, word := range o.words {
		if !strings.Contains(in.String(), folded(word)) {
			return false
		}
	}
	return true
}

// typedDay gives the answer to a date prompt as it was typed: it is shown in
// another form.
func typedDay(a guide.View, e entry.Entry) string {
	if p, _ := a.Workbook.Prompt(e.Prompt); p != nil && p.Kind == workbook.Date {
		return guide.Input(p, e.Answer)
	}
	return ""
}

// folded returns a text without what people leave out when they search: letter
// case, accents, the curl of an apostrophe, and where a line breaks.
func folded(s string) string {
	bare := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == '\u2018' || r == '\u2019':
			return '\''
		}
		return r
	}, norm.NFKD.String(s))
	return strings.ToLower(strings.Join(strings.Fields(bare), " "))
}
