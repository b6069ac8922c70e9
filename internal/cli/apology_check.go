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
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// maxChecked is the size of the largest text that can be checked, in bytes. It is
// that of the longest letter.
const maxChecked = answers.MaxSize

type checkOptions struct {
	file    string
	json    bool
	explain bool
}

func newCheckCmd(g *global) *cobra.Command {
	var opts checkOptions
	cmd := &cobra.Command{
		Use:   "check [FILE]",
		Short: "Check an apology: what might hurt, and which parts are there",
		Long: `Check an apology. Each place that might hurt, or might take the apology back, is
marked, with the reason and a question to think about. Below that are the parts
that apologies are made of. It gives no score, and it doesn't write for you.

FILE is a text of up to 1 MiB, or - for standard input. Without a FILE it's what
is piped in, or else the letter in your journal. Lines quoted from an email
("> ") aren't checked. If your journal is closed for safety, nothing is checked.

With --explain, the letter is shown piece by piece, with what each piece does in
the margin: who is it about, from one sentence to the next?

Exit status: 0 if no flaw was found (advice isn't one), 3 if one was.`,
		Example: `  trustrepair apology check letter.txt
  cat letter.txt | trustrepair apology check -
  trustrepair apology check --explain letter.txt
  trustrepair apology check`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.file = strings.Join(args, "")
			return runCheck(cmd.Context(), g, opts)
		},
	}
	cmd.Flags().BoolVar(&opts.json, "json", false, "print as JSON, with byte offsets into the text")
	cmd.Flags().BoolVar(&opts.explain, "explain", false, "show what each piece of the letter does")
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
	watch := g.WatchAhead(guide.State{})
	checker, err := apology.Load(g.Content)
	if err != nil {
		return err
	}
	report := checker.Check(source)
	if err := g.tellReport(source, report, opts, watch); err != nil {
		return err
	}
	if report.Flaws() > 0 {
		return app.Quiet(app.StatusFlaws)
	}
	return nil
}

// tellReport prints a report, and a card if the text speaks of danger.
func (g *global) tellReport(source string, report apology.Report, opts checkOptions, watch session.Watch) error {
	if opts.json {
		card, danger, err := watch(source)
		if err != nil {
			return err
		}
		doc := reportJSON(report, opts.explain)
		if danger {
			doc.Danger = &dangerDoc{card.Title, card.Body}
		}
		return g.PrintJSON(doc)
	}
	if err := g.printReport(source, report, opts.explain); err != nil {
		return err
	}
	return g.Warn(watch, source)
}

// textToCheck reads a file, what is piped in, or the letter of the journal.
func (g *global) textToCheck(ctx context.Context, file string) (string, error) {
	if file == "" && g.Piped() {
		if err := g.refuseClosed(ctx); err != nil {
			return "", err
		}
		text, err := g.ReadText(ctx, "-", maxChecked)
		if err != nil || strings.TrimSpace(text) != "" {
			return text, err
		}
	}
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

func (g *global) printReport(source string, report apology.Report, explain bool) error {
	words, err := g.Words()
	if err != nil {
		return err
	}
	page := g.Page()
	page.Color = page.Color && !g.Plain
	switch {
	case !report.Read:
		return g.Print(page.Text(words.Say("check-unread")))
	case explain:
		return g.Print(page.Explained(roleLines(words, source, report)))
	case !report.Apology:
		return g.Print(page.Text(words.Say("check-no-apology")))
	}
	out := page.Marked(source, words.Say("check-advice"), remarksOf(words, report))
	if report.Flaws() == 0 {
		out += "\n" + page.Text(words.Say("check-no-flaw"))
	}
	return g.Print(out + page.Parts(words.Say("check-parts"), words.Say("check-found"), words.Say("check-missing"),
		words.Say("check-free"), partsOf(words, source, report)))
}

func remarksOf(words workbook.Words, report apology.Report) []render.Remark {
	remarks := make([]render.Remark, len(report.Findings))
	for i, f := range report.Findings {
		remarks[i] = render.Remark{Start: f.Start, End: f.End, Rule: f.Rule, Advice: f.Level != apology.Flaw, Why: f.Why, Question: f.Question,
			About: words["about-"+string(f.Role)]}
	}
	return remarks
}

func roleLabel(words workbook.Words, role apology.Role) string {
	return words.Say("role-" + string(role))
}

// roleLines joins clauses of one sentence that do the same.
func roleLines(words workbook.Words, source string, report apology.Report) []render.RoleLine {
	var lines []render.RoleLine
	for i := 0; i < len(report.Clauses); {
		first := report.Clauses[i]
		end := first.End
		for i++; i < len(report.Clauses) && report.Clauses[i].Role == first.Role && report.Clauses[i].Sentence == first.Sentence; i++ {
			end = report.Clauses[i].End
		}
		lines = append(lines, render.RoleLine{Label: roleLabel(words, first.Role), Text: source[first.Start:end]})
	}
	return lines
}

// freeTier is the tier of the parts that an apology can do without.
const freeTier = 4

func partsOf(words workbook.Words, source string, report apology.Report) []render.PartLine {
	parts := make([]render.PartLine, len(report.Parts))
	for i, p := range report.Parts {
		parts[i] = render.PartLine{Label: words.Say("part-" + p.Part), Present: p.Present, Free: p.Tier == freeTier, Words: source[p.Start:p.End]}
	}
	return parts
}

type reportDoc struct {
	Schema   string            `json:"schema"`
	Apology  bool              `json:"apology"` // false if the text is about something else
	Findings []apology.Finding `json:"findings"`
	Parts    []partDoc         `json:"parts"`
	Clauses  []apology.Clause  `json:"clauses,omitempty"` // with --explain
	Danger   *dangerDoc        `json:"danger,omitempty"`  // the card, if the text speaks of danger
}

// partDoc is a part. One that is missing is nowhere.
type partDoc struct {
	Part    string `json:"part"`
	Tier    int    `json:"tier"`
	Present bool   `json:"present"`
	Start   *int   `json:"start,omitempty"`
	End     *int   `json:"end,omitempty"`
}

type dangerDoc struct {
	Title string `json:"title"`
	Body  string `json:"body"`
}

func reportJSON(report apology.Report, explain bool) reportDoc {
	doc := reportDoc{Schema: render.Schema("apology-check"), Apology: report.Apology, Findings: append([]apology.Finding{}, report.Findings...)}
	for _, p := range report.Parts {
		part := partDoc{Part: p.Part, Tier: p.Tier, Present: p.Present}
		if p.Present {
			part.Start, part.End = &p.Start, &p.End
		}
		doc.Parts = append(doc.Parts, part)
	}
	if explain {
		doc.Clauses = report.Clauses
	}
	return doc
}
