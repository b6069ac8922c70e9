package promises

import (
	"context"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/render"
)

// Short prints one line if something is due. Without a journal, or with one that
// would have to be unlocked, it is silent.
func (c Commands) Short(ctx context.Context) error {
	if found, err := c.JournalExists(); err != nil || !found {
		return err
	}
	if c.JournalIsSealed() && !c.Passphrase.Given() { // a prompt of a shell asks nothing
		return nil
	}
	o, err := c.OpenToShow(ctx)
	if err != nil || o.View().State.Closed() {
		return err
	}
	return c.Print(display.Safe(render.Short(o.View(), c.IsDiscreet())))
}
