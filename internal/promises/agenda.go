package promises

import (
	"context"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

// AgendaOptions are the flags of agenda.
type AgendaOptions struct {
	JSON, ICS, WithText bool
	Most                int
}

func (c Commands) Agenda(ctx context.Context, opts AgendaOptions) error {
	if opts.JSON && opts.ICS {
		return app.Usage("leave out one of them", "--json and --ics don't go together")
	}
	if opts.WithText && !opts.ICS {
		return app.Usage("for your own words in a calendar, type: trustrepair agenda --ics --with-text", "--with-text goes with --ics")
	}
	if opts.Most < 0 {
		return app.Usage("give a number from 1 on", "-n %d is no number of lines", opts.Most)
	}
	o, err := c.OpenToShow(ctx)
	if err != nil {
		return err
	}
	v := o.View()
	if v.State.Closed() {
		return c.TellStillClosed()
	}
	if opts.ICS {
		return c.Print(render.ICal(v, render.ICalOptions{Now: o.Now, WithText: opts.WithText, Discreet: c.IsDiscreet()}))
	}
	rows := v.Rows()
	if opts.Most > 0 {
		rows = rows[:min(opts.Most, len(rows))]
	}
	switch {
	case opts.JSON:
		return c.PrintJSON(render.AgendaJSON(c.wordless(rows)))
	case c.IsDiscreet():
		return c.Print(c.Page().NeutralStatus(v))
	}
	return c.Print(c.Page().Agenda(v, rows))
}

// wordless removes from rows what they are about, if --discreet was given.
func (c Commands) wordless(rows []guide.Row) []guide.Row {
	if c.IsDiscreet() {
		for i := range rows {
			rows[i].What, rows[i].Why = "", ""
		}
	}
	return rows
}
