package promises

import (
	"context"

	"codeberg.org/trustrepair/trustrepair/internal/ledger"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

// ShowOptions are the arguments and flags of promise show.
type ShowOptions struct {
	Promise string
	JSON    bool
}

func (c Commands) Show(ctx context.Context, opts ShowOptions) error {
	v, err := c.ToShow(ctx)
	if err != nil {
		return err
	}
	p, err := c.promise(v, opts.Promise)
	if err != nil {
		return err
	}
	if opts.JSON {
		return c.PrintJSON(render.PromisesJSON("promise-show", []*ledger.Promise{p}))
	}
	return c.Print(c.Page().Promise(v, p))
}
