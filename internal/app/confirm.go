package app

import (
	"context"
	"errors"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/prompt"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Confirm asks for a yes before something that can't be undone. After a no it prints
// otherwise, a message about what didn't happen.
func (a *App) Confirm(ctx context.Context, q guide.Question, otherwise string) (bool, error) {
	t, err := a.newTerminalSession()
	if err != nil {
		return false, err
	}
	return a.confirmAt(ctx, t, q, otherwise)
}

// ConfirmBelow is like Confirm, but always asks line by line, so that the text above
// stays visible.
func (a *App) ConfirmBelow(ctx context.Context, words workbook.Words, q guide.Question, otherwise string) (bool, error) {
	t := a.Terminal()
	asker := prompt.NewPlain(prompt.PlainOptions{In: a.In, Out: a.Err, Words: words, Width: t.Width, Typing: true, Clear: t.Clear})
	return a.confirmAt(ctx, asker, q, otherwise)
}

// confirmAt asks with this asker and closes it.
func (a *App) confirmAt(ctx context.Context, k asker, q guide.Question, otherwise string) (bool, error) {
	reply, err := k.Ask(ctx, session.Confirm(q), func(string) error { return nil })
	if err = errors.Join(err, k.Close()); err != nil {
		return false, err
	}
	if session.Confirmed(reply) {
		return true, nil
	}
	if reply.Action != guide.Vanish {
		a.Tell(otherwise)
	}
	if reply.Action == guide.Stop || reply.Action == guide.Vanish {
		return false, Quiet(StatusStopped)
	}
	return false, nil
}
