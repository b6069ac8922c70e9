package cli

import (
	"context"
	"errors"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// agreed asks for a yes before something that cannot be taken back, and closes
// the asker. After a no it says what did not happen.
func (g *global) agreed(ctx context.Context, k asker, q guide.Question, otherwise string) (bool, error) {
	reply, err := k.Ask(ctx, session.Confirm(q), func(string) error { return nil })
	if err = errors.Join(err, k.Close()); err != nil {
		return false, err
	}
	if session.Confirmed(reply) {
		return true, nil
	}
	if reply.Action != guide.Vanish {
		g.tell(otherwise)
	}
	if reply.Action == guide.Stop || reply.Action == guide.Vanish {
		return false, quiet(statusStopped)
	}
	return false, nil
}
