package session

import (
	"context"
	"fmt"
	"hash/fnv"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// dangers finds words of danger in what a person typed. The same words are
// found once.
type dangers struct {
	watch Watch             // may be nil
	known map[string]string // by the name of the draft: the hash of the words that need no card
}

// find returns one card for everything that was typed, if a text that was not seen
// before has signs of danger.
func (d *dangers) find(typed ...answers.Typed) (guide.Card, bool, error) {
	var fresh []string
	for _, t := range typed {
		if !blank(t.Text) && d.known[t.Draft] != hash(t.Text) {
			fresh = append(fresh, t.Text)
		}
	}
	if d.watch == nil || len(fresh) == 0 {
		return guide.Card{}, false, nil
	}
	card, found, err := d.watch(fresh...)
	if err != nil || !found {
		return guide.Card{}, false, err
	}
	for _, t := range typed {
		d.remember(t.Draft, hash(t.Text))
	}
	return card, true, nil
}

// remember makes words known by their hash: they need no card.
func (d *dangers) remember(draft, hash string) {
	if d.known == nil {
		d.known = map[string]string{}
	}
	d.known[draft] = hash
}

// hash identifies a text without storing it.
func hash(words string) string {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(words)) // a hash never fails
	return fmt.Sprintf("%x", sum.Sum64())
}

// warnIfDanger shows a card if a text has signs of danger. seen reports whether a card
// was shown and then closed. After an interrupt nothing is shown.
func (d *dangers) warnIfDanger(ctx context.Context, asker Asker, typed answers.Typed) (reply guide.Reply, seen bool, err error) {
	next := guide.Reply{Action: guide.Next}
	if ctx.Err() != nil {
		return next, false, nil
	}
	card, found, err := d.find(typed)
	if err != nil || !found {
		return next, false, err
	}
	reply, err = asker.Tell(ctx, card)
	return reply, err == nil && reply.Action == guide.Next, err
}

// warnedMark is the suffix of a draft that contains the hash of another draft, for which
// a card was shown and closed. The next session does not show it again for the same text.
const warnedMark = ".heard"

// warnIfDanger checks what was typed for signs of danger, and saves next to its draft
// that the card was seen.
func (s *Session) warnIfDanger(ctx context.Context, name, words string) (guide.Reply, error) {
	reply, seen, err := s.dangers().warnIfDanger(ctx, s.Asker, answers.Typed{Draft: name, Text: words})
	if _, drafted := s.Journal.Draft(name); seen && drafted {
		_ = s.unsaved.Journal.Keep(name+warnedMark, hash(words)) // without it the card comes once more
	}
	return reply, err
}

// warnOfDraft checks the draft of a question for signs of danger.
func (s *Session) warnOfDraft(ctx context.Context, q guide.Question) (guide.Reply, error) {
	words, _ := s.Journal.Draft(q.ID)
	return s.warnIfDanger(ctx, q.ID, answers.TypedAs(q.Kind, words))
}

// warnOfRecorded shows the card for what was recorded, if there is one.
func (s *Session) warnOfRecorded(ctx context.Context, done Recorded) (guide.Reply, error) {
	if done.Danger == nil || ctx.Err() != nil {
		return guide.Reply{Action: guide.Next}, nil
	}
	return s.Asker.Tell(ctx, *done.Danger)
}

// recallWarnings loads which texts at the current prompt need no card: its answer was
// checked when it was recorded, and its drafts may be marked.
func (s *Session) recallWarnings(v guide.View) {
	answer, _ := v.State.Answer(s.current.prompt.ID)
	for _, t := range v.Answers().Typed(s.current.prompt, answer.Answer) {
		s.dangers().remember(t.Draft, hash(t.Text))
	}
	for _, name := range s.drafts() {
		s.recallWarning(name)
	}
}

func (s *Session) recallWarning(draft string) {
	if known, ok := s.Journal.Draft(draft + warnedMark); ok {
		s.dangers().remember(draft, known)
	}
}
