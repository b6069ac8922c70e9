package session

import (
	"context"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// pause shows the page after a sitting, or the page for when nothing can be asked. again
// reports whether the session goes on.
func (s *Session) pause(ctx context.Context, v guide.View) (again bool, outcome Outcome, err error) {
	next := s.next(v)
	ready := next.Kind == guide.ItemAsk || next.Kind == guide.ItemDue
	if (!ready || next.IsPrompt()) && !s.Workbook.Path.Closed() {
		return s.threshold(ctx, v)
	}
	reply, err := s.Asker.Tell(ctx, s.itemCard(v, next))
	if err != nil {
		return false, Stopped, err
	}
	if reply.Action == guide.Vanish || reply.Action == guide.Stop {
		return false, outcomeOf(reply.Action), nil
	}
	if ready {
		s.markShown(next)
	}
	return ready, Finished, nil
}

// markShown remembers that an item which is no prompt was shown: the session
// goes on to the next one.
func (s *Session) markShown(it guide.Item) {
	if s.shown == nil {
		s.shown = map[guide.Ref]bool{}
	}
	s.shown[it.Ref] = true
}

// itemCard returns the card for an item that is not a prompt.
func (s *Session) itemCard(v guide.View, it guide.Item) guide.Card {
	switch it.Kind {
	case guide.ItemAsk, guide.ItemDue:
		return guide.Card{Title: s.Words.Say("due"), Body: strings.TrimSpace(v.Title(it) + "\n\n" + v.Fill(it.Why))}
	case guide.ItemDone:
		if s.Workbook.Path.Closed() {
			return guide.Card{Title: s.Words.Say("saved"), Body: s.Words.Say("alone-done")}
		}
		return guide.Card{Title: s.Words.Say("all-done"), Body: s.Words.Say("all-done-body")}
	}
	return guide.Card{
		Title: s.Words.Say("waiting-until", "date", s.Words.Day(it.At)),
		Body:  v.Title(it) + "\n\n" + s.Words.Say("meanwhile"),
	}
}
