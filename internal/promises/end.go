package promises

import (
	"context"

	"codeberg.org/trustrepair/trustrepair/internal/app"
)

// EndOptions are the arguments and flags of promise end.
type EndOptions struct {
	Args []string
	Why  string
}

func (c Commands) End(ctx context.Context, opts EndOptions) error {
	o, v, p, err := c.openPromise(ctx, opts.Args[0])
	if err != nil {
		return err
	}
	if !p.Ended.IsZero() {
		return app.Usage("to see it, type: trustrepair promise show "+opts.Args[0], "this promise has ended already")
	}
	day := v.Ledger.Today
	if len(opts.Args) == 2 {
		if day, err = c.pastDay(v, opts.Args[1]); err != nil {
			return err
		}
	}
	r := c.Recorder(o)
	done, err := r.EndPromise(ctx, o, p, day, opts.Why)
	if err != nil {
		return err
	}
	return c.printPromise(o, p.ID, done, o.Words.Say("saved"))
}
