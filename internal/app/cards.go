package app

import (
	"context"
	"errors"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// ShowCards shows cards one by one on the full screen. The person can go forward and
// back.
func (a *App) ShowCards(ctx context.Context, cards []guide.Card) error {
	t, err := a.newTerminalSession()
	if err != nil {
		return err
	}
	action, err := turn(ctx, t, cards)
	if err = errors.Join(err, t.Close()); err != nil {
		return err
	}
	if action == guide.Stop || action == guide.Vanish {
		return Quiet(StatusStopped)
	}
	return nil
}

// turn shows the cards and returns how the person left the last one shown.
func turn(ctx context.Context, t *terminalSession, cards []guide.Card) (guide.Action, error) {
	for i := 0; i < len(cards); {
		reply, err := t.Tell(ctx, cards[i])
		switch {
		case err != nil:
			return guide.Stop, err
		case reply.Action == guide.Next:
			i++
		case reply.Action == guide.GoBack:
			i = max(0, i-1)
		default:
			return reply.Action, nil
		}
	}
	return guide.Next, nil
}
