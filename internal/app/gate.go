package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// CheckGate checks that answers given as flags belong to questions that this role is
// asked. Any other answer would close the workbook without saying why.
func (a *App) CheckGate(role workbook.Role, answers []string) ([]string, error) {
	if len(answers) == 0 {
		return nil, nil
	}
	gate, err := a.gate()
	if err != nil {
		return nil, err
	}
	known := []string{safety.None, safety.Unsaid}
	for _, q := range gate.Questions(role) {
		known = append(known, q.ID)
	}
	for _, answer := range answers {
		if !slices.Contains(known, answer) {
			return nil, Usage("use one of: "+strings.Join(known, ", "), "--gate %q doesn't answer any question that's asked here", answer)
		}
	}
	return gate.Recorded(role, answers), nil
}

// SafetyCards returns the safety cards, with the help lines of the person's country.
func (a *App) SafetyCards() (session.SafetyCards, error) {
	gate, err := a.gate()
	return session.SafetyCards{Gate: gate, Fill: a.fillCard}, err
}

// fillCard adds the help lines of the country to a safety card.
func (a *App) fillCard(card safety.Card) (guide.Card, error) {
	lines, country, err := a.HelpLines("")
	if err != nil {
		return guide.Card{}, err
	}
	return guide.Card{Title: card.Title, Body: a.AsCalled(card.Fill(lines.Lines(country, card.Needs...)))}, nil
}

// closing returns the card for these answers to the safety questions. It reports
// false if they need none.
func (a *App) closing(role workbook.Role, answers []string) (guide.Card, bool, error) {
	cards, err := a.SafetyCards()
	if err != nil {
		return guide.Card{}, false, err
	}
	return cards.Closing(role, answers)
}

// tellCard prints a card to standard error, like the questions.
func (a *App) tellCard(card guide.Card) error {
	page := a.Page()
	page.Color = false
	_, err := fmt.Fprint(a.Err, page.Text(card.Title)+"\n"+page.Text(card.Body)+"\n")
	return err
}

// TellClosed says why the workbook is closed, and returns the error that ends the
// command.
func (a *App) TellClosed(answers []string) error {
	card, _, err := a.closing(workbook.Hurting, answers)
	return errors.Join(err, a.tellCard(card), Quiet(StatusSafety))
}

// TellStillClosed says that the journal is closed, where that was known before, and
// returns the error that ends the command. It doesn't say why: somebody else may be
// looking.
func (a *App) TellStillClosed() error {
	words, err := a.Words()
	if err != nil {
		return err
	}
	card := guide.Card{Title: words.Say("closed-short"), Body: words.Say("closed-lines")}
	return errors.Join(a.tellCard(card), Quiet(StatusSafety))
}

// closedStatus returns the error that sets the exit status, if the journal is
// closed.
func (a *App) closedStatus(o *Opened) error {
	if guide.Fold(o.Entries).Closed() {
		return Quiet(StatusSafety)
	}
	return nil
}

// WalkClosed goes on with the part of the workbook that stays open in a closed
// journal. It shows the whole card until something has been written since the answer
// that closed it.
func (a *App) WalkClosed(ctx context.Context, o *Opened) error {
	card := guide.Card{Title: o.Words.Say("closed-short"), Body: o.Words.Say("closed-lines")}
	cover := a.IsDiscreet() && !a.NoInput
	state := guide.Fold(o.Entries)
	if o.Entries[len(o.Entries)-1].Kind == entry.Gate && !state.OnlyPrivate() && (cover || !a.IsDiscreet()) {
		var err error
		if card, _, err = a.closing(workbook.Hurting, state.Gate); err != nil {
			return err
		}
	}
	if cover { // the neutral screen comes before the card
		return cmp.Or(a.Walk(ctx, o, &card), Quiet(StatusSafety))
	}
	if err := a.tellCard(card); err != nil || a.NoInput {
		return errors.Join(err, Quiet(StatusSafety))
	}
	return cmp.Or(a.Walk(ctx, o, nil), Quiet(StatusSafety))
}

// watch returns the check that looks for signs of danger in what a person types.
func (a *App) watch(state guide.State) session.Watch {
	return session.NewWatch(state.Path(), func() (*safety.Watch, error) {
		return safety.LoadWatch(a.Content, state.Subject.Name, state.Subject.Other)
	}, a.fillCard)
}

// WatchAhead returns the check as well, and reads its rules while the caller does
// something else.
func (a *App) WatchAhead(state guide.State) session.Watch {
	load := sync.OnceValues(func() (*safety.Watch, error) {
		return safety.LoadWatch(a.Content, state.Subject.Name, state.Subject.Other)
	})
	go func() { _, _ = load() }()
	return session.NewWatch(state.Path(), load, a.fillCard)
}

// WarnIfDanger prints a card if there are signs of danger in these texts.
func (a *App) WarnIfDanger(state guide.State, typed ...string) error {
	return a.Warn(a.watch(state), typed...)
}

// Warn does the same with a check that is at hand.
func (a *App) Warn(watch session.Watch, typed ...string) error {
	card, ok, err := watch(typed...)
	if err != nil || !ok {
		return err
	}
	return a.tellCard(card)
}

// WarnOfNames does the same for what was typed as a name. The check doesn't treat it
// as a name then.
func (a *App) WarnOfNames(state guide.State, names ...string) error {
	state.Subject.Name, state.Subject.Other = "", ""
	return a.WarnIfDanger(state, names...)
}
