package session

import (
	"context"
	"errors"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// The answers to the question whether a rest goes on.
const (
	restOn = "rest"
	takeUp = "today"
)

// pause tells what waits, until when and why. A rest can be ended by the
// person: then the journal says so, and the session goes on.
func (s *Session) pause(ctx context.Context, a guide.View) (again bool, outcome Outcome, err error) {
	next := s.next(a)
	if next.Kind == guide.ItemWait && next.Rests && next.IsPrompt() {
		return s.offerRest(ctx, a, next)
	}
	reply, err := s.Asker.Tell(ctx, s.pauseCard(a, next))
	if err != nil {
		return false, Stopped, err
	}
	if reply.Action == guide.Vanish || reply.Action == guide.Stop {
		return false, outcomeOf(reply.Action), nil
	}
	if next.Kind == guide.ItemAsk || next.Kind == guide.ItemDue {
		s.tell(next)
		return true, Finished, nil
	}
	return false, Finished, nil
}

// tell remembers that an item was shown, which cannot be asked about: the
// session goes on to the next one.
func (s *Session) tell(it guide.Item) {
	if s.told == nil {
		s.told = map[guide.Ref]bool{}
	}
	s.told[it.Ref] = true
}

func (s *Session) pauseCard(a guide.View, next guide.Item) guide.Card {
	switch next.Kind {
	case guide.ItemAsk, guide.ItemDue:
		return guide.Card{Title: s.Words.Say("due"), Body: strings.TrimSpace(a.Title(next) + "\n\n" + a.Fill(next.Why))}
	case guide.ItemDone:
		if s.Workbook.Path == workbook.Alone {
			return guide.Card{Title: s.Words.Say("saved"), Body: s.Words.Say("alone-done")}
		}
		return guide.Card{Title: s.Words.Say("all-done"), Body: s.Words.Say("all-done-body")}
	}
	return guide.Card{
		Title: s.Words.Say("waiting-until", "date", s.Words.Day(next.At)),
		Body:  a.Title(next) + "\n\n" + s.Words.Say("meanwhile"),
	}
}

func (s *Session) offerRest(ctx context.Context, a guide.View, rest guide.Item) (bool, Outcome, error) {
	p, step := s.Workbook.Prompt(rest.Prompt)
	q := a.Question(p, step)
	q = guide.Question{
		ID: "rest", Kind: workbook.Choice, Rail: q.Rail, Step: q.Step, Number: q.Number, Of: q.Of,
		Ask:    s.Words.Say("rest-ask", "date", s.Words.Day(rest.At)),
		Needed: true, Why: a.Fill(p.Rest.Why), Guide: s.Words.Say("meanwhile"), Value: restOn,
		Options: []workbook.Option{{ID: restOn, Label: s.Words.Say("rest-on")}, {ID: takeUp, Label: s.Words.Say("rest-today")}},
	}
	q.Check = func(input string) error {
		if input != restOn && input != takeUp {
			return errors.New(s.Words.Say("rest-choose"))
		}
		return nil
	}
	reply, err := s.Asker.Ask(ctx, q, func(string) error { return nil })
	switch {
	case err != nil:
		return false, Stopped, err
	case reply.Action == guide.Next && reply.Input == takeUp:
		return true, Finished, s.shorten(ctx, p, step)
	case reply.Action == guide.Next:
		return false, Finished, nil
	case reply.Action == guide.Stop, reply.Action == guide.EndInput, reply.Action == guide.Vanish:
		return false, outcomeOf(reply.Action), nil
	}
	return true, Finished, nil // going back or leaving out mean nothing here: ask again
}

// shorten ends the rest before a prompt today.
func (s *Session) shorten(ctx context.Context, p *workbook.Prompt, step *workbook.Step) error {
	_, err := s.submit(ctx, nil, entry.Entry{
		Kind: entry.Rest, Step: step.ID, Prompt: p.ID, Until: s.Now().Format("2006-01-02"),
	})
	return err
}
