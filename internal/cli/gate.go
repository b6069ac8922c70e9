package cli

import (
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

// checkGate holds answers that were given as flags to the questions that this
// role is asked: another answer would close the workbook without a word.
func (g *global) checkGate(role workbook.Path, answers []string) error {
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

// closing gives the card for the answers to the gate, with the country's help
// lines in it, and whether there is one.
func (g *global) closing(role workbook.Path, answers []string) (guide.Card, bool, error) {
	return g.closingBy((*safety.Gate).Closing, role, answers)
}

// closingUnwritten gives the same card before there is a journal.
func (g *global) closingUnwritten(role workbook.Path, answers []string) (guide.Card, bool, error) {
	return g.closingBy((*safety.Gate).ClosingUnwritten, role, answers)
}

func (g *global) closingBy(closing func(*safety.Gate, workbook.Path, []string) (safety.Card, bool), role workbook.Path, answers []string) (guide.Card, bool, error) {
	gate, err := g.gate()
	if err != nil {
		return guide.Card{}, false, err
	}
	card, ok := closing(gate, role, answers)
	if !ok {
		return guide.Card{}, false, nil
	}
	filled, err := g.fillCard(card)
	return filled, true, err
}

// fillCard puts the country's help lines into a card of safety.
func (g *global) fillCard(card safety.Card) (guide.Card, error) {
	lines, country, err := g.helpLines("")
	if err != nil {
		return guide.Card{}, err
	}
	return guide.Card{Title: card.Title, Body: g.withJournalFlag(card.Fill(lines.Lines(country, card.Needs...)))}, nil
}

// counsellor gives the advice to see a counsellor, where the setup asks for it.
// Where somebody is not safe there is none: it speaks of sessions for two.
func (g *global) counsellor(s entry.Subject, answers []string) (guide.Card, bool, error) {
	if slices.ContainsFunc(answers, guide.Closes) {
		return guide.Card{}, false, nil
	}
	gate, err := g.gate()
	if err != nil {
		return guide.Card{}, false, err
	}
	card, ok := gate.Counsellor(s.Relation, s.Breach, s.Severity)
	return guide.Card{Title: card.Title, Body: card.Body}, ok, nil
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

// watch looks at what a person typed for words of danger. It alone decides
// whether there is a card, wherever the words were typed. The rules are read
// with the first words, not before the first question.
func (g *global) watch(s entry.Subject) session.Watch {
	load := sync.OnceValues(func() (*safety.Watch, error) {
		return safety.LoadWatch(g.Content, s.Name, s.Other)
	})
	return func(typed ...string) (guide.Card, bool, error) {
		watch, err := load()
		if err != nil {
			return guide.Card{}, false, err
		}
		var found []safety.Match
		for _, words := range typed {
			found = append(found, watch.Heeds(words)...)
		}
		card, ok := watch.Card(found)
		if !ok {
			return guide.Card{}, false, nil
		}
		filled, err := g.fillCard(card)
		return filled, true, err
	}
}

// heed prints the card when texts that were recorded, or are given out, speak of
// danger.
func (g *global) heed(s entry.Subject, typed ...string) error {
	card, ok, err := g.watch(s)(typed...)
	if err != nil || !ok {
		return err
	}
	return g.tellCard(card)
}
