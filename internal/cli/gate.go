package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// checkGate checks that answers which were given as flags belong to questions
// that this role is asked: another answer would close the workbook without a
// word.
func (g *global) checkGate(role workbook.Role, answers []string) error {
	if len(answers) == 0 {
		return nil
	}
	gate, err := g.gate()
	if err != nil {
		return err
	}
	known := []string{safety.None, safety.Unsaid}
	for _, q := range gate.Questions(role) {
		known = append(known, q.ID)
	}
	for _, answer := range answers {
		if !slices.Contains(known, answer) {
			return usage("use one of: "+strings.Join(known, ", "), "--gate %q answers no question that is asked here", answer)
		}
	}
	return nil
}

// safetyCards are the cards of safety, with the help lines of the person's
// country.
func (g *global) safetyCards() (session.SafetyCards, error) {
	gate, err := g.gate()
	return session.SafetyCards{Gate: gate, Fill: g.fillCard}, err
}

// fillCard puts the country's help lines into a card of safety.
func (g *global) fillCard(card safety.Card) (guide.Card, error) {
	lines, country, err := g.helpLines("")
	if err != nil {
		return guide.Card{}, err
	}
	return guide.Card{Title: card.Title, Body: g.withJournalFlag(card.Fill(lines.Lines(country, card.Needs...)))}, nil
}

// closing returns the card for the answers to the safety questions, and whether
// there is one.
func (g *global) closing(role workbook.Role, answers []string) (guide.Card, bool, error) {
	cards, err := g.safetyCards()
	if err != nil {
		return guide.Card{}, false, err
	}
	return cards.Closing(role, answers)
}

// tellCard prints a card to standard error, where questions are asked.
func (g *global) tellCard(card guide.Card) error {
	page := g.page()
	page.Color = false
	_, err := fmt.Fprint(g.Err, page.Text(card.Title)+"\n"+page.Text(card.Body)+"\n")
	return err
}

// tellClosed tells why a command is closed, and ends it.
func (g *global) tellClosed(answers []string) error {
	card, _, err := g.closing(workbook.Hurting, answers)
	return errors.Join(err, g.tellCard(card), quiet(statusSafety))
}

// closedStatus ends a command on a closed journal with the status for safety.
func (g *global) closedStatus(o *opened) error {
	if guide.Fold(o.Entries).Closed() {
		return quiet(statusSafety)
	}
	return nil
}

// nextClosed goes on with the journal for oneself only. The whole card is shown
// until something was written after the answer that closed the workbook.
func (g *global) nextClosed(ctx context.Context, o *opened) error {
	card := guide.Card{Title: o.words.Say("closed-short"), Body: o.words.Say("closed-lines")}
	if o.Entries[len(o.Entries)-1].Kind == entry.Gate {
		var err error
		if card, _, err = g.closing(workbook.Hurting, guide.Fold(o.Entries).Gate); err != nil {
			return err
		}
	}
	if err := g.tellCard(card); err != nil || g.noInput {
		return errors.Join(err, quiet(statusSafety))
	}
	if err := g.walk(ctx, o); err != nil {
		return err
	}
	return quiet(statusSafety)
}

// watch looks at what a person typed for words of danger.
func (g *global) watch(s entry.Subject) session.Watch {
	return session.NewWatch(func() (*safety.Watch, error) {
		return safety.LoadWatch(g.Content, s.Name, s.Other)
	}, g.fillCard)
}

// warnIfDanger prints the card when texts that are printed, or were recorded,
// speak of danger.
func (g *global) warnIfDanger(s entry.Subject, typed ...string) error {
	card, ok, err := g.watch(s)(typed...)
	if err != nil || !ok {
		return err
	}
	return g.tellCard(card)
}
