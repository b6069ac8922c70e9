package app

import (
	"context"
	"errors"
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/prompt"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Start is how a journal begins.
type Start struct {
	session.Facts
	Seal     bool // with a passphrase
	Recovery bool // and with a recovery key

	lock *journal.Lock // what it's sealed with; nil if it isn't
}

// lockUnasked prepares the sealing that a flag asked for.
func (a *App) lockUnasked(ctx context.Context, start *Start) (secret string, err error) {
	if !start.Seal {
		return "", nil
	}
	words, err := a.Words()
	if err != nil {
		return "", err
	}
	lock, secret, err := a.NewLock(ctx, words, start.Recovery)
	start.lock = &lock
	return secret, err
}

// offerSeal asks whether to seal the new journal, and for the passphrase. That's asked
// for outside of the full screen, which begins again afterwards.
func (a *App) offerSeal(t *terminalSession, start *Start) func(context.Context) (bool, guide.Action, error) {
	return func(ctx context.Context) (sealed bool, action guide.Action, err error) {
		if !start.Seal {
			if action, err = a.askSeal(ctx, t, start); err != nil || action != guide.Next || !start.Seal {
				return false, action, err
			}
		}
		if err := t.Close(); err != nil {
			return false, guide.Stop, err
		}
		lock, secret, err := a.NewLock(ctx, t.words, start.Recovery)
		switch {
		case errors.Is(err, errNoPassphrase):
			start.Seal = false
			a.Tell(t.words.Say("seal-not-now"))
		case err != nil:
			return false, guide.Stop, err
		default:
			start.lock = &lock
			action, err = a.showRecovery(ctx, t.words, secret)
		}
		a.reopen(t)
		return start.Seal, action, err
	}
}

func (a *App) askSeal(ctx context.Context, t *terminalSession, start *Start) (guide.Action, error) {
	if !a.Terminal().Typing {
		return guide.Next, nil
	}
	q := session.Confirm(guide.Question{ID: "seal", Step: t.words.Say("seal-title"), Ask: t.words.Say("seal-ask"),
		Why: t.words.Say("seal-why"), Guide: t.words.Say("seal-guide")})
	q.Value = "no"
	reply, err := t.Ask(ctx, q, func(string) error { return nil })
	start.Seal = session.Confirmed(reply)
	return reply.Action, err
}

// showRecovery shows the recovery key and waits for enter.
func (a *App) showRecovery(ctx context.Context, words workbook.Words, secret string) (guide.Action, error) {
	page := a.Page()
	fmt.Fprint(a.Err, "\n"+page.Text(words.Say("sealed-traces")))
	if secret == "" {
		return guide.Next, nil
	}
	fmt.Fprint(a.Err, "\n"+page.Text(words.Say("recovery-key"))+"\n  "+secret+"\n\n")
	t := a.Terminal()
	asker := prompt.NewPlain(prompt.PlainOptions{In: a.In, Out: a.Err, Words: words, Width: t.Width, Typing: true, Clear: t.Clear})
	q := guide.Question{ID: "recovery", Kind: workbook.Line, Step: words.Say("recovery-title"), Ask: words.Say("recovery-enter"),
		Optional: true, Check: func(string) error { return nil }}
	reply, err := asker.Ask(ctx, q, func(string) error { return nil })
	if reply.Action == guide.Skip || reply.Action == guide.GoBack {
		reply.Action = guide.Next
	}
	return reply.Action, errors.Join(err, asker.Close())
}

// reopen begins to ask again in a session that was closed.
func (a *App) reopen(t *terminalSession) {
	covered, _ := t.asker.(*discreet)
	t.screen, t.lines = nil, nil
	t.asker = a.newAsker(t, a.Terminal(), t.words)
	if covered != nil {
		again := *covered
		again.asker, again.titled = t.asker, false
		t.asker = &again
	}
}
