package promises

import (
	"context"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
)

// KeepOptions are the arguments and flags of promise keep.
type KeepOptions struct {
	Args []string
	All  bool
}

func (c Commands) Keep(ctx context.Context, opts KeepOptions) error {
	o, p, told, err := c.openToTell(ctx, opts.Args, ledger.Kept)
	if err != nil {
		return err
	}
	if due, ok := p.Due(); opts.All && ok {
		told.Since, told.Day, told.Done = due.First.Format(time.DateOnly), due.Last.Format(time.DateOnly), ""
	}
	r := c.Recorder(o)
	done, err := r.Checkin(ctx, o, told)
	if err != nil {
		return err
	}
	return c.printPromise(o, p.ID, done, o.Words.Say("kept-saved", "date", o.Words.Day(dayOf(told.Day))))
}

// openToTell opens the journal for a command that tells how a promise went on a day, and
// returns the promise and the check-in to be recorded.
func (c Commands) openToTell(ctx context.Context, args []string, state ledger.State) (*app.Opened, *ledger.Promise, entry.Entry, error) {
	o, v, err := c.openPromises(ctx)
	if err != nil {
		return nil, nil, entry.Entry{}, err
	}
	p, on, err := c.dayAndPromise(v, args)
	if err != nil {
		return nil, nil, entry.Entry{}, err
	}
	told, err := c.tellOf(v, p, on, state)
	return o, p, told, err
}

// tellOf returns the check-in about the day that is meant.
func (c Commands) tellOf(v guide.View, p *ledger.Promise, on time.Time, state ledger.State) (entry.Entry, error) {
	told := entry.Entry{About: p.ID, State: string(state)}
	if !p.Ticked() {
		return told, app.Usage("to change it, type: trustrepair promise change", "a limit has no days to tell of")
	}
	day, ok := p.DayMeant(on, state)
	if !ok {
		return told, app.Usage("nothing was saved. To tell of another day, name it, like: trustrepair promise keep 1 yesterday", "there's nothing to tell of this promise yet, or it's told already")
	}
	if told.Day = day.Format(time.DateOnly); state == ledger.Kept {
		if on.IsZero() {
			on = v.Ledger.Today
		}
		if done := on.Format(time.DateOnly); done != told.Day {
			told.Done = done
		}
	}
	return told, nil
}

func dayOf(stored string) time.Time {
	day, err := time.Parse(time.DateOnly, stored)
	if err != nil {
		return time.Time{}
	}
	return day
}
