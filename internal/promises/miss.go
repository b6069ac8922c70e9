package promises

import (
	"context"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
	"codeberg.org/trustrepair/trustrepair/internal/render"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// MissOptions are the arguments and flags of promise miss.
type MissOptions struct {
	Args                 []string
	Happened, Told, Owed string
}

func (c Commands) Miss(ctx context.Context, opts MissOptions) error {
	o, p, told, err := c.openToTell(ctx, opts.Args, ledger.Missed)
	if err != nil {
		return err
	}
	if opts.Happened == "" && c.Terminal().Typing && !c.NoInput {
		return c.askMissed(ctx, o, p, told)
	}
	if strings.TrimSpace(opts.Happened) == "" || strings.TrimSpace(opts.Owed) == "" {
		return app.Usage(`nothing was saved. For example: trustrepair promise miss 1 --happened "I forgot." --told no --repair "I'll do it tonight and say so."`,
			"what happened, and what will you do about it? --happened and --repair say so")
	}
	if opts.Told != "" && opts.Told != "yes" && opts.Told != "no" {
		return app.Usage("use one of: yes, no", "--told %q is unknown", opts.Told)
	}
	told.Text, told.Told, told.Repair = opts.Happened, opts.Told, opts.Owed
	return c.recordMissed(ctx, o, p, told)
}

func (c Commands) recordMissed(ctx context.Context, o *app.Opened, p *ledger.Promise, told entry.Entry) error {
	r := c.Recorder(o)
	done, err := r.Checkin(ctx, o, told)
	if err != nil {
		return err
	}
	if err := c.printPromise(o, p.ID, done, o.Words.Say("missed-saved", "date", o.Words.Day(dayOf(told.Day)))); err != nil {
		return err
	}
	v := o.View()
	if told.Told == "no" && !v.State.Quiet(v.Workbook) && !c.IsDiscreet() {
		c.Tell(v.Fill(o.Words.Say("missed-untold")))
	}
	if wins := v.Wins(1); len(wins) > 0 {
		c.Tell(o.Words.Say("wins-offer"))
	}
	return nil
}

// askMissed asks the questions about a promise that was missed.
func (c Commands) askMissed(ctx context.Context, o *app.Opened, p *ledger.Promise, told entry.Entry) error {
	return c.RunSession(ctx, o, func(s *session.Session) (session.Outcome, error) { return s.Missed(ctx, p.ID, told) }, func() {
		v := o.View()
		c.Tell(o.Words.Say("saved") + " " + render.PromiseLine(v, v.Ledger.ByID(p.ID)))
	})
}
