package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// staleAfter is how many days after its last check a help line has to be checked
// again.
const staleAfter = 90

type helpLinesOptions struct {
	country string
	due     bool
	json    bool
}

func newHelpLinesCmd(g *global) *cobra.Command {
	var opts helpLinesOptions
	cmd := &cobra.Command{
		Use:   "help-lines [COUNTRY]",
		Short: "Show help lines for your country",
		Long: `Show help lines for people who are hurt or threatened, for people who want to
stop what they do to others, and for a crisis. The country is the one you name,
or the one in TRUSTREPAIR_COUNTRY, or the one in your locale. It needs no
journal and reads none. If you name one with --journal, the advice that fits it
comes too.`,
		Example: `  trustrepair help-lines
  trustrepair help-lines NZ`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.country = strings.Join(args, "")
			return runHelpLines(cmd.Context(), g, opts)
		},
	}
	cmd.Flags().BoolVar(&opts.due, "due", false, "list the lines of all countries that nobody has looked at for 90 days (for maintainers)")
	cmd.Flags().BoolVar(&opts.json, "json", false, "print as JSON")
	return cmd
}

func runHelpLines(ctx context.Context, g *global, opts helpLinesOptions) error {
	lines, country, err := g.HelpLines(opts.country)
	if err != nil {
		return err
	}
	if opts.due {
		return g.printStale(lines)
	}
	listing := lines.Lines(country)
	if country == "" {
		defer g.SuggestCountry(opts.country, lines.Names())
	}
	if opts.json {
		return g.PrintJSON(linesJSON(listing))
	}
	if err := g.Print(g.Page().Text(g.AsCalled(listing.String()))); err != nil {
		return err
	}
	return g.printCounsellor(ctx)
}

// printCounsellor repeats the advice to see a counselor, if it fits the journal that
// was named with --journal. It doesn't look into a default journal: the help lines
// are for everybody who uses this machine, and the advice would tell them what
// happened. If the journal can't be read, the help lines are printed all the same.
func (g *global) printCounsellor(ctx context.Context) error {
	if g.Journal == "" || g.IsDiscreet() || g.JournalIsSealed() { // nobody who looks for help is asked for a passphrase
		return nil
	}
	found, err := g.JournalExists()
	if err != nil || !found {
		return nil
	}
	state, err := g.Skim(ctx, entry.Setup, entry.Gate)
	if err != nil {
		return nil
	}
	cards, err := g.SafetyCards()
	if err != nil {
		return err
	}
	card, ok := cards.Counsellor(session.Facts{Subject: state.Subject, Gate: state.Gate})
	if !ok {
		return nil
	}
	return g.Print("\n" + g.Page().Text(card.Body))
}

func (g *global) printStale(lines *safety.HelpLines) error {
	now, err := g.Time()
	if err != nil {
		return err
	}
	for _, s := range lines.Due(now, staleAfter) {
		if err := g.Print(fmt.Sprintf("%-2s  %d days  %s  (%s)\n", s.Country, s.Days, s.Line.Name, s.Line.Source)); err != nil {
			return err
		}
	}
	return nil
}

type linesDoc struct {
	Schema  string     `json:"schema"`
	Country string     `json:"country"`
	Advice  string     `json:"advice"`
	Gap     string     `json:"gap"`
	Lines   []lineItem `json:"lines"`
}

type lineItem struct {
	Name     string        `json:"name"`
	About    string        `json:"about"`
	Who      string        `json:"who"` // "" for everyone
	Call     []string      `json:"call"`
	Text     string        `json:"text"`
	Web      string        `json:"web"`
	For      []safety.Need `json:"for"`
	Compared string        `json:"compared"` // the day it was compared with a written source
	Checked  string        `json:"checked"`  // the day it was rung or read at its source, "" if never
	Source   string        `json:"source"`
}

func linesJSON(listing safety.Listing) linesDoc {
	doc := linesDoc{Schema: render.Schema("help-lines"), Country: listing.Country, Advice: listing.Advice, Gap: listing.Gap, Lines: []lineItem{}}
	for _, l := range listing.Lines {
		doc.Lines = append(doc.Lines, lineItem{l.Name, l.About, l.Who, append([]string{}, l.Call...), l.Text, l.Web, l.For,
			day(l.Compared), day(l.Checked), l.Source})
	}
	return doc
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
