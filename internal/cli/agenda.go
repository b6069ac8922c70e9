package cli

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/promises"
)

func newAgendaCmd(g *global) *cobra.Command {
	var opts promises.AgendaOptions
	cmd := &cobra.Command{
		Use:   "agenda",
		Short: "Show what's due and what's coming up, by day",
		Long: `Show what's due and what's coming up: how your promises went, a look back, a
letter that rests, a few questions. With --ics it's a file that your calendar
can import. Import it again any time: what has changed is updated, and what's
done is taken out. It says "a check-in" and nothing else, unless you add
--with-text.`,
		Example: `  trustrepair agenda -n 5
  trustrepair agenda --ics > trustrepair.ics`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return promises.Commands{App: g.App}.Agenda(cmd.Context(), opts)
		},
	}
	cmd.Flags().BoolVar(&opts.JSON, "json", false, "print as JSON")
	cmd.Flags().BoolVar(&opts.ICS, "ics", false, "print as iCalendar, for a calendar to import")
	cmd.Flags().BoolVar(&opts.WithText, "with-text", false, "with --ics, show your own words in the calendar")
	cmd.Flags().IntVarP(&opts.Most, "number", "n", 0, "show only the first `COUNT`")
	return cmd
}
