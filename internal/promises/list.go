package promises

import (
	"context"

	"codeberg.org/trustrepair/trustrepair/internal/render"
)

// ListOptions are the flags of promise list.
type ListOptions struct{ JSON bool }

func (c Commands) List(ctx context.Context, opts ListOptions) error {
	v, err := c.ToShow(ctx)
	if err != nil {
		return err
	}
	if opts.JSON {
		return c.PrintJSON(render.PromisesJSON("promise-list", v.Ledger.Listed()))
	}
	return c.Print(c.Page().Promises(v))
}
