package promises

import (
	"context"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/app"
)

// ChangeOptions are the arguments and flags of promise change.
type ChangeOptions struct {
	Terms
	Args []string
}

func (c Commands) Change(ctx context.Context, opts ChangeOptions) error {
	o, v, p, err := c.openPromise(ctx, opts.Args[0])
	if err != nil {
		return err
	}
	if err := opts.check(v); err != nil {
		return err
	}
	inputs := opts.inputs(v)
	switch {
	case !p.Open():
		return app.Usage("to make another one, type: trustrepair promise add", "this promise has ended")
	case len(inputs) == 0 && opts.From == "", len(inputs) == 1 && inputs["agreed"] != "":
		return app.Usage("nothing was saved. For example: trustrepair promise change 1 --every Monday --agreed both", "what changes? Give --what, --by, --every or --if-then")
	case strings.TrimSpace(opts.Agreed) == "":
		return app.Usage("nothing was saved. Say who agreed, for example: --agreed both. If it's only yours: --agreed me", "a promise only changes with what was agreed, so who agreed to this?")
	}
	given, err := v.Reworded(p, inputs)
	if err != nil {
		return c.refusedPromise(v, err)
	}
	if opts.From != "" {
		given.From = opts.From
	}
	if len(opts.Args) == 2 {
		day, err := c.anyDay(v, opts.Args[1])
		if err != nil {
			return err
		}
		given.Day = day.Format(time.DateOnly)
	}
	r := c.Recorder(o)
	done, err := r.ChangePromise(ctx, o, p, given)
	if err != nil {
		return err
	}
	return c.printPromise(o, p.ID, done, o.Words.Say("saved"))
}
