package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/apology"
	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// maxChecked is the size of the largest text that can be checked, in bytes. It is
// that of the longest letter.
const maxChecked = answers.MaxSize

type checkOptions struct {
	file string
	json bool
}

func newCheckCmd(g *global) *cobra.Command {
	var opts checkOptions
	cmd := &cobra.Command{
		Use:   "check [FILE]",
		Short: "Check an apology: what might hurt, and which parts are there",
		Long: `Check an apology. Each place that might hurt, or might take the apology back, is
marked, with the reason and a question to think about. Below that are the parts
that apologies are made of. It gives no score, and it doesn't write for you.

FILE is a text of up to 1 MiB, or - for standard input. Without a FILE it's the
letter in your journal. Lines quoted from an email ("> ") aren't checked. If
your journal is closed for safety, nothing is checked.

Exit status: 0 if no flaw was found (advice isn't one), 3 if one was.`,
		Example: `  trustrepair apology check letter.txt
  cat letter.txt | trustrepair apology check -
  trustrepair apology check`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.file = strings.Join(args, "")
			return runCheck(cmd.Context(), g, opts)
		},
	}
	cmd.Flags().BoolVar(&opts.json, "json", false, "print as JSON, with byte offsets into the text")
	return cmd
}

func runCheck(ctx context.Context, g *global, opts checkOptions) error {
	source, err := g.textToCheck(ctx, opts.file)
	if err != nil {
		return err
	}
	if len(source) > maxChecked {
		return app.Usage("check one letter at a time, or a long one in parts", "the text is longer than 1 MiB, and that's too long to check")
	}
	if err := display.Valid(source); err != nil {
		return app.Usage("use a plain text in UTF-8", "checking an apology: %w", err)
	}
	checker, err := apology.Load(g.Content)
	if err != nil {
		return err
	}
	report := checker.Check(source)
	if err := g.printReport(source, report, opts.json); err != nil {
		return err
	}
	if err := g.warnOfChecked(source, opts.json); err != nil {
		return err
	}
	if report.Flaws() > 0 {
		return app.Quiet(app.StatusFlaws)
	}
	return nil
}

// textToCheck reads a file, standard input, or the letter of the journal.
func (g *global) textToCheck(ctx context.Context, file string) (string, error) {
	if file == "" {
		o, err := g.OpenAsked(ctx)
		if err != nil {
			return "", err
		}
		letter, err := g.letter(o)
		return letter.Text, err
	}
	if err := g.refuseClosed(ctx); err != nil {
		return "", err
	}
	return g.ReadText(ctx, file, maxChecked)
}

// refuseClosed returns an error if the journal is closed for safety. The commands
// that work on any text call it. It is no error if there is no journal.
func (g *global) refuseClosed(ctx context.Context) error {
	found, err := g.JournalExists()
	if errors.Is(err, app.ErrNoHome) || err == nil && !found {
		return nil
	}
	if err != nil {
		return err
	}
	o, err := g.OpenAsked(ctx)
	if err != nil {
		return err
	}
	if state := guide.Fold(o.Entries); state.Closed() {
		return g.TellStillClosed()
	}
	return nil
}

func (g *global) printReport(source string, report apology.Report, asJSON bool) error {
	if asJSON {
		return g.PrintJSON(reportJSON(report))
	}
	words, err := g.Words()
	if err != nil {
		return err
	}
	page := g.Page()
	if !report.Read {
		return g.Print(page.Text(words.Say("check-unread")))
	}
	out := page.Marked(source, words.Say("check-advice"), remarksOf(report))
	if report.Flaws() == 0 {
		out += "\n" + page.Text(words.Say("check-no-flaw"))
	}
	return g.Print(out + page.Parts(words.Say("check-parts"), words.Say("check-found"), words.Say("check-missing"),
		words.Say("check-free"), partsOf(words, report)))
}

// warnOfChecked shows a card if there are signs of danger in the checked text.
func (g *global) warnOfChecked(source string, asJSON bool) error {
	if asJSON {
		return nil
	}
	return g.WarnIfDanger(guide.State{}, source)
}

func remarksOf(report apology.Report) []render.Remark {
	remarks := make([]render.Remark, len(report.Findings))
	for i, f := range report.Findings {
		remarks[i] = render.Remark{Start: f.Start, End: f.End, Rule: f.Rule, Advice: f.Level != apology.Flaw, Why: f.Why, Question: f.Question}
	}
	return remarks
}

// freeTier is the tier of the parts that an apology can do without.
const freeTier = 4

func partsOf(words workbook.Words, report apology.Report) []render.PartLine {
	parts := make([]render.PartLine, len(report.Parts))
	for i, p := range report.Parts {
		parts[i] = render.PartLine{Label: words.Say("part-" + p.Part), Present: p.Present, Free: p.Tier == freeTier}
	}
	return parts
}

type reportDoc struct {
	Schema   string            `json:"schema"`
	Findings []apology.Finding `json:"findings"`
	Parts    []apology.Part    `json:"parts"`
}

func reportJSON(report apology.Report) reportDoc {
	return reportDoc{render.Schema("apology-check"), append([]apology.Finding{}, report.Findings...), append([]apology.Part{}, report.Parts...)}
}
