package session

import (
	"context"
	"errors"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// The answers to the question whether a rest goes on.
const (
	restGoesOn = "rest"
	restEnds   = "today"
)

// wait shows what waits, until when and why, or what is due and cannot be asked.
// again reports whether the session goes on. A person can end a rest: the
// journal then says so.
func (s *Session) wait(ctx context.Context, v guide.View) (again bool, outcome Outcome, err error) {
	next := s.next(v)
	if next.Kind == guide.ItemWait && next.Rests && next.IsPrompt() {
		return s.askRest(ctx, v, next)
	}
	reply, err := s.Asker.Tell(ctx, s.itemCard(v, next))
	if err != nil {
		return false, Stopped, err
	}
	if reply.Action == guide.Vanish || reply.Action == guide.Stop {
		return false, outcomeOf(reply.Action), nil
	}
	if next.Kind == guide.ItemAsk || next.Kind == guide.ItemDue {
		s.markShown(next)
		return true, Finished, nil
	}
	return false, Finished, nil
}

// markShown remembers that an item which is no prompt was shown: the session
// goes on to the next one.
func (s *Session) markShown(it guide.Item) {
	if s.shown == nil {
		s.shown = map[guide.Ref]bool{}
	}
	s.shown[it.Ref] = true
}

// itemCard says what an item is about that is not asked.
func (s *Session) itemCard(v guide.View, it guide.Item) guide.Card {
	switch it.Kind {
	case guide.ItemAsk, guide.ItemDue:
		return guide.Card{Title: s.Words.Say("due"), Body: strings.TrimSpace(v.Title(it) + "\n\n" + v.Fill(it.Why))}
	case guide.ItemDone:
		if s.Workbook.Path == workbook.Alone {
			return guide.Card{Title: s.Words.Say("saved"), Body: s.Words.Say("alone-done")}
		}
		return guide.Card{Title: s.Words.Say("all-done"), Body: s.Words.Say("all-done-body")}
	}
	return guide.Card{
		Title: s.Words.Say("waiting-until", "date", s.Words.Day(it.At)),
		Body:  v.Title(it) + "\n\n" + s.Words.Say("meanwhile"),
	}
}

// askRest asks whether a rest goes on, and ends it if not.
func (s *Session) askRest(ctx context.Context, v guide.View, rest guide.Item) (again bool, outcome Outcome, err error) {
	reply, err := s.Asker.Ask(ctx, s.restQuestion(v, rest), func(string) error { return nil })
	switch {
	case err != nil:
		return false, Stopped, err
	case reply.Action == guide.Next && reply.Input == restEnds:
		return true, Finished, s.EndRest(ctx, s.replacing(), rest)
	case reply.Action == guide.Next:
		return false, Finished, nil
	case reply.Action == guide.Stop, reply.Action == guide.EndInput, reply.Action == guide.Vanish:
		return false, outcomeOf(reply.Action), nil
	}
	return true, Finished, nil // going back and skipping mean nothing here: ask again
}

func (s *Session) restQuestion(v guide.View, rest guide.Item) guide.Question {
	p, step := s.Workbook.Prompt(rest.Prompt)
	from := v.Question(p, step)
	q := guide.Question{
		ID: "rest", Kind: workbook.Choice, Rail: from.Rail, Step: from.Step, Number: from.Number, Of: from.Of,
		Ask:    s.Words.Say("rest-ask", "date", s.Words.Day(rest.At)),
		Needed: true, Why: v.Fill(p.Rest.Why), Guide: s.Words.Say("meanwhile"), Value: restGoesOn,
		Options: []workbook.Option{{ID: restGoesOn, Label: s.Words.Say("rest-on")}, {ID: restEnds, Label: s.Words.Say("rest-today")}},
	}
	q.Check = func(input string) error {
		if input != restGoesOn && input != restEnds {
			return errors.New(s.Words.Say("rest-choose"))
		}
		return nil
	}
	return q
}
