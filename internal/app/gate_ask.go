package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// setup returns the conversation about safety and the facts, for this asker.
func (a *App) setup(asker session.Asker, now time.Time) (session.Setup, error) {
	words, err := a.Words()
	if err != nil {
		return session.Setup{}, err
	}
	cards, err := a.SafetyCards()
	return session.Setup{
		Asker: asker, Words: words, Cards: cards, Watch: a.watch, Now: now, Patient: a.Terminal().Typing,
		Prompts: func(role workbook.Role) (*workbook.Workbook, error) { return workbook.Load(a.Content, setupPath(role)) },
	}, err
}

// setupPath returns the path of the questions about the facts.
func setupPath(role workbook.Role) workbook.Path {
	if role == workbook.Hurt {
		return workbook.HurtSetup
	}
	return workbook.Setup
}

// OpenAsked opens the journal for a command that isn't available after a yes to a
// safety question. If the journal has no answer to the safety questions, it asks
// them first: losing a line, by damage or on purpose, mustn't open anything.
func (a *App) OpenAsked(ctx context.Context) (*Opened, error) {
	o, err := a.Open(ctx)
	if err != nil || !guide.Fold(o.Entries).Unasked() {
		return o, err
	}
	return o, a.askFirst(ctx, o)
}

// askFirst asks the safety questions, since the journal has no answer to them.
func (a *App) askFirst(ctx context.Context, o *Opened) error {
	if a.NoInput || !a.Terminal().Typing {
		return &Error{StatusUsage, errors.New("this journal has no answer to the safety questions, and they come first"),
			[]string{"nothing was changed. To answer them in a terminal, type: trustrepair setup --ask",
				"in a script, use: trustrepair setup --gate ANSWER"}}
	}
	t, err := a.newTerminalSession()
	if err != nil {
		return err
	}
	answers, action, err := a.askGate(ctx, t, o)
	if err = errors.Join(err, t.Close()); err != nil {
		return err
	}
	if action != guide.Next {
		return errors.Join(a.leftBeforeSaving(action), Quiet(StatusDone))
	}
	if recorded, ok := guide.Fold(o.Entries).GateRecord(answers); ok {
		if _, err := o.Append(ctx, recorded); err != nil {
			return fmt.Errorf("saving the answers to the safety questions: %w", err)
		}
	}
	return a.tellGate(o, answers)
}

func (a *App) askGate(ctx context.Context, asker session.Asker, o *Opened) (entry.Entry, guide.Action, error) {
	setup, err := a.setup(asker, o.Now)
	if err != nil {
		return entry.Entry{}, guide.Stop, err
	}
	return setup.AskGate(ctx, guide.Fold(o.Entries))
}

// tellGate prints what the new answers to the safety questions mean: why something is
// closed, where to find help, and which earlier yes still counts although the answer is
// now no.
func (a *App) tellGate(o *Opened, answers entry.Entry) error {
	state := guide.Fold(o.Entries)
	gate := state.Gate
	if state.Subject.Role == string(workbook.Hurt) {
		gate = answers.Gate // none of it is on record
	}
	cards, err := a.SafetyCards()
	if err != nil {
		return err
	}
	card, ok, err := cards.Closing(workbook.Role(state.Subject.Role), gate)
	if err != nil || !ok {
		return err
	}
	err = a.tellCard(card)
	if said := session.LiftsLater(cards.Gate, o.Words, state, answers); said != "" {
		a.Tell(o.Words.Say("gate-lift-later", "said", said))
	}
	return errors.Join(err, a.closedStatus(o))
}
