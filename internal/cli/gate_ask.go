package cli

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

// setup is the conversation about safety and the facts, at this asker.
func (g *global) setup(asker session.Asker, now time.Time) (session.Setup, error) {
	words, err := g.words()
	if err != nil {
		return session.Setup{}, err
	}
	cards, err := g.safetyCards()
	return session.Setup{
		Asker: asker, Words: words, Cards: cards, Watch: g.watch, Now: now, Patient: g.terminal().Typing,
		Prompts: func(role workbook.Role) (*workbook.Workbook, error) { return workbook.Load(g.Content, setupPath(role)) },
	}, err
}

// setupPath returns the path of the questions about the facts.
func setupPath(role workbook.Role) workbook.Path {
	if role == workbook.Hurt {
		return workbook.HurtSetup
	}
	return workbook.Setup
}

// openAsked opens the journal for a command that a yes at the gate closes. As
// long as no answer to the safety questions is on record they are asked first:
// a line that was torn off or taken out must not open anything.
func (g *global) openAsked(ctx context.Context) (*opened, error) {
	o, err := g.open(ctx)
	if err != nil || !guide.Fold(o.Entries).Unasked() {
		return o, err
	}
	return o, g.askFirst(ctx, o)
}

// askFirst asks the safety questions of a journal that has no answer to them.
func (g *global) askFirst(ctx context.Context, o *opened) error {
	if g.noInput || !g.terminal().Typing {
		return &exitError{statusUsage, errors.New("this journal has no answer to the safety questions, and they come first"),
			[]string{"nothing was changed; answer them in a terminal: trustrepair setup --ask",
				"a script can answer them with: trustrepair setup --gate ANSWER"}}
	}
	t, err := g.newTerminalSession()
	if err != nil {
		return err
	}
	answers, action, err := g.askGate(ctx, t, o)
	if err = errors.Join(err, t.Close()); err != nil {
		return err
	}
	if action != guide.Next {
		return errors.Join(g.leftBeforeSaving(action), quiet(statusDone))
	}
	if recorded, ok := guide.Fold(o.Entries).GateRecord(answers); ok {
		if _, err := o.Append(ctx, recorded); err != nil {
			return fmt.Errorf("saving the answers to the safety questions: %w", err)
		}
	}
	return g.tellGate(o, answers)
}

func (g *global) askGate(ctx context.Context, asker session.Asker, o *opened) (entry.Entry, guide.Action, error) {
	setup, err := g.setup(asker, o.now)
	if err != nil {
		return entry.Entry{}, guide.Stop, err
	}
	return setup.AskGate(ctx, guide.Fold(o.Entries))
}

// tellGate tells what follows from answers to the safety questions that were
// given now: why something is closed, which help there is, and which yes counts
// though it was answered with no.
func (g *global) tellGate(o *opened, answers entry.Entry) error {
	state := guide.Fold(o.Entries)
	gate := state.Gate
	if state.Subject.Role == string(workbook.Hurt) {
		gate = answers.Gate // none of it is on record
	}
	cards, err := g.safetyCards()
	if err != nil {
		return err
	}
	card, ok, err := cards.Closing(workbook.Role(state.Subject.Role), gate)
	if err != nil || !ok {
		return err
	}
	err = g.tellCard(card)
	if said := session.LiftsLater(cards.Gate, o.words, state, answers); said != "" {
		g.tell(o.words.Say("gate-lift-later", "said", said))
	}
	return errors.Join(err, g.closedStatus(o))
}
