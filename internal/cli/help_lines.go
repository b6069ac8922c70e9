package cli

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/safety"
)

func newHelpLinesCmd(g *global) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "help-lines [COUNTRY]",
		Short: "Show help lines, with the day on which each was last checked",
		Long: `Show help lines for violence, for one's own behaviour and for a crisis. The
country is the one that you name, else TRUSTREPAIR_COUNTRY, else that of your
locale. Needs no journal.`,
		Example: `  trustrepair help-lines
  trustrepair help-lines NZ`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			named := ""
			if len(args) == 1 {
				named = args[0]
			}
			return runHelpLines(g, named, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print as JSON")
	return cmd
}

func runHelpLines(g *global, named string, asJSON bool) error {
	lines, country, err := g.helpLines(named)
	if err != nil {
		return err
	}
	listing := lines.Lines(country)
	if asJSON {
		return g.printJSON(linesJSON(listing))
	}
	return g.print(g.page().Text(listing.String()) + "\n")
}

// helpLines reads the lines and works out the country.
func (g *global) helpLines(named string) (*safety.HelpLines, string, error) {
	lines, err := safety.LoadHelpLines(g.Content)
	if err != nil {
		return nil, "", err
	}
	return lines, lines.Country(named, g.Getenv("TRUSTREPAIR_COUNTRY"),
		g.Getenv("LC_ALL"), g.Getenv("LC_MESSAGES"), g.Getenv("LANG")), nil
}

type linesDoc struct {
	Schema  string     `json:"schema"`
	Country string     `json:"country"`
	Advice  string     `json:"advice"`
	Lines   []lineItem `json:"lines"`
}

type lineItem struct {
	Name    string        `json:"name"`
	About   string        `json:"about"`
	Call    []string      `json:"call"`
	Text    string        `json:"text"`
	Web     string        `json:"web"`
	For     []safety.Need `json:"for"`
	Checked string        `json:"checked"`
	Source  string        `json:"source"`
}

func linesJSON(listing safety.Listing) linesDoc {
	doc := linesDoc{Schema: schema("help-lines"), Country: listing.Country, Advice: listing.Advice, Lines: []lineItem{}}
	for _, l := range listing.Lines {
		doc.Lines = append(doc.Lines, lineItem{l.Name, l.About, append([]string{}, l.Call...), l.Text, l.Web, l.For,
			l.Checked.Format("2006-01-02"), l.Source})
	}
	return doc
}
