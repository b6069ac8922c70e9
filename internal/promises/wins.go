package promises

import (
	"context"
	"math"

	"codeberg.org/trustrepair/trustrepair/internal/render"
)

// Wins prints what went a little better, newest first.
func (c Commands) Wins(ctx context.Context, asJSON bool) error {
	o, err := c.Open(ctx)
	if err != nil {
		return err
	}
	v := o.View()
	wins := v.Wins(math.MaxInt)
	switch {
	case asJSON:
		return c.PrintJSON(render.EntriesJSON("journal-wins", wins, nil))
	case len(wins) == 0:
		return c.Print(c.Page().Text(o.Words.Say("wins-none")) + "\n")
	}
	return c.Print(c.Page().Entries(v, wins))
}
