package cli

import (
	"context"
	"errors"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/prompt"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// confirm asks for a yes before something that cannot be taken back. After a no it
// prints otherwise, which says what did not happen.
func (g *global) confirm(ctx context.Context, q guide.Question, otherwise string) (bool, error) {
	t, err := g.newTerminalSession()
	if err != nil {
		return false, err
	}
	return g.confirmAt(ctx, t, q, otherwise)
}

// confirmBelow does the same line by line, so that the text above stays in sight.
func (g *global) confirmBelow(ctx context.Context, words workbook.Words, q guide.Question, otherwise string) (bool, error) {
	t := g.terminal()
	asker := prompt.NewPlain(prompt.PlainOptions{In: g.In, Out: g.Err, Words: words, Width: t.Width, Typing: true, Clear: t.Clear})
	return g.confirmAt(ctx, asker, q, otherwise)
}

// confirmAt asks at this asker, and closes it.
func (g *global) confirmAt(ctx context.Context, k asker, q guide.Question, otherwise string) (bool, error) {
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
