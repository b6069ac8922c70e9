package session

import (
	"context"
	"fmt"
	"hash/fnv"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// heeding shows a card when what a person typed speaks of danger. Everything
// that is typed goes through it, and the same words bring it once.
type heeding struct {
	watch Watch // may be nil
	asker Asker
	heard map[string]string // by the name of the draft: the mark of the words that are known
}

// heed looks at words that were typed under the name of a draft. seen reports
// whether a card was shown and put away.
func (h *heeding) heed(ctx context.Context, name, words string) (reply guide.Reply, seen bool, err error) {
	if h.watch == nil || blank(words) || ctx.Err() != nil || h.heard[name] == mark(words) {
		return guide.Reply{Action: guide.Next}, false, nil
	}
	card, ok, err := h.watch(words)
	if err != nil || !ok {
		return guide.Reply{Action: guide.Next}, false, err
	}
	h.heard[name] = mark(words)
	reply, err = h.asker.Tell(ctx, card)
	return reply, err == nil && reply.Action == guide.Next, err
}

// mark tells words from others without repeating them.
func mark(words string) string {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(words)) // a hash takes all
	return fmt.Sprintf("%x", sum.Sum64())
}

// heardMark ends the name of a draft that holds the mark of another one's words:
// those that brought a card which was put away. The next sitting brings it for
// other words only.
const heardMark = ".heard"

// heed looks at what was typed, and remembers beside a draft that it brought the
// card.
func (s *Session) heed(ctx context.Context, name, words string) (guide.Reply, error) {
	reply, seen, err := s.heeding.heed(ctx, name, words)
	if _, half := s.Journal.Draft(name); seen && half {
		_ = s.ledger.Journal.Keep(name+heardMark, mark(words)) // without it the card comes once more
	}
	return reply, err
}

// heedDraft looks at what is half typed at a question.
func (s *Session) heedDraft(ctx context.Context, q guide.Question) (guide.Reply, error) {
	words, _ := s.Journal.Draft(q.ID)
	return s.heed(ctx, q.ID, guide.TypedAs(q.Kind, words))
}

// recall takes up which words at the prompt at hand are known: its answer was
// looked at when it was recorded, and a draft may have its mark.
func (s *Session) recall(a guide.View) {
	answer, _ := a.State.Answer(s.place.prompt.ID)
	for _, t := range a.Typed(s.place.prompt, answer.Answer) {
		s.heard[t.Draft] = mark(t.Text)
	}
	for _, name := range s.drafts() {
		s.recallDraft(name)
	}
}

func (s *Session) recallDraft(name string) {
	if known, ok := s.Journal.Draft(name + heardMark); ok {
		s.heard[name] = known
	}
}

// heedAnswer looks at an answer that was recorded, part by part.
func (s *Session) heedAnswer(ctx context.Context, typed []guide.Typed) (guide.Reply, error) {
	for _, t := range typed {
		if reply, err := s.heed(ctx, t.Draft, t.Text); err != nil || reply.Action != guide.Next {
			return reply, err
		}
	}
	return guide.Reply{Action: guide.Next}, nil
}
