package session

import (
	"slices"
	"sync"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// SafetyCards are the cards that follow from the answers to the safety
// questions, and from words of danger.
type SafetyCards struct {
	Gate *safety.Gate
	Fill func(safety.Card) (guide.Card, error) // puts the help lines of the person's country into a card
}

// Closing returns the card for the answers to the safety questions, and whether
// there is one.
func (c SafetyCards) Closing(role workbook.Role, answers []string) (guide.Card, bool, error) {
	return c.filled(c.Gate.Closing(role, answers))
}

// ClosingUnwritten returns the same card before there is a journal.
func (c SafetyCards) ClosingUnwritten(role workbook.Role, answers []string) (guide.Card, bool, error) {
	return c.filled(c.Gate.ClosingUnwritten(role, answers))
}

func (c SafetyCards) filled(card safety.Card, ok bool) (guide.Card, bool, error) {
	if !ok {
		return guide.Card{}, false, nil
	}
	filled, err := c.Fill(card)
	return filled, true, err
}

// Counsellor returns the advice to see a counsellor, where the setup asks for
// it. Where somebody is not safe there is none: it speaks of sessions for two.
func (c SafetyCards) Counsellor(f Facts) (guide.Card, bool) {
	if slices.ContainsFunc(f.Gate, gate.Closes) {
		return guide.Card{}, false
	}
	card, ok := c.Gate.Counsellor(f.Subject.Relation, f.Subject.Breach, f.Subject.Severity)
	return guide.Card{Title: card.Title, Body: card.Body}, ok
}

// NewWatch returns the Watch that alone decides whether there is a card for
// somebody on this path, wherever the words were typed. The rules are loaded with the first words, not
// before the first question.
func NewWatch(path workbook.Path, load func() (*safety.Watch, error), fill func(safety.Card) (guide.Card, error)) Watch {
	load = sync.OnceValues(load)
	return func(typed ...string) (guide.Card, bool, error) {
		watch, err := load()
		if err != nil {
			return guide.Card{}, false, err
		}
		var found []safety.Match
		for _, words := range typed {
			found = append(found, watch.Find(words)...)
		}
		card, ok := watch.Card(path, found)
		if !ok {
			return guide.Card{}, false, nil
		}
		filled, err := fill(card)
		return filled, true, err
	}
}

// Facts are what is known about a person before there is a journal.
type Facts struct {
	Subject   entry.Subject
	Gate      []string // the answers to the safety questions
	RoleGiven bool     // by a flag: an earlier run does not change it
}

// Role returns the path of the person's own workbook.
func (f Facts) Role() workbook.Role { return workbook.Role(f.Subject.Role) }

// Path returns the path that the answers to the safety questions leave open.
func (f Facts) Path() workbook.Path {
	return guide.Fold([]entry.Entry{{Kind: entry.Journal, Subject: f.Subject}, {Kind: entry.Gate, Gate: f.Gate}}).Path()
}
