package session

import (
	"bytes"
	"context"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// record makes an answer durable, then drops its drafts, then looks at it for
// words of danger. An answer that changes nothing is not written twice, unless
// the person went back to its step or its day had come.
func (s *Session) record(ctx context.Context, a guide.Asking, input string, drafts ...string) (guide.Reply, error) {
	p, step := s.place.prompt, s.place.step
	value, err := guide.Parse(p, input)
	if err != nil {
		return guide.Reply{}, err
	}
	before, answered := a.State.Answer(p.ID)
	if answered && bytes.Equal(before.Answer, value) && a.Agenda.Next.Prompt != p.ID {
		s.drop(drafts)
		return guide.Reply{Action: guide.Next}, nil
	}
	if err := s.append(ctx, a.Entries(p, step, value)...); err != nil {
		return guide.Reply{}, err
	}
	s.drop(drafts)
	s.notice = s.Words.Say("saved")
	return s.heed(ctx, a.Show(p, value))
}

// heed shows the card when an answer speaks of danger.
func (s *Session) heed(ctx context.Context, answer string) (guide.Reply, error) {
	if s.Watch == nil {
		return guide.Reply{Action: guide.Next}, nil
	}
	card, ok, err := s.Watch(answer)
	if err != nil || !ok {
		return guide.Reply{Action: guide.Next}, err
	}
	return s.Asker.Tell(ctx, card)
}

func (s *Session) skip(ctx context.Context, why string, drafts ...string) error {
	err := s.append(ctx, entry.Entry{
		Kind: entry.Skip, Step: s.place.step.ID, Prompt: s.place.prompt.ID, Why: strings.TrimSpace(why),
	})
	if err == nil {
		s.drop(drafts)
	}
	return err
}

func (s *Session) append(ctx context.Context, entries ...entry.Entry) error {
	for i := range entries {
		entries[i].At = s.Now()
	}
	_, err := s.Journal.Append(ctx, entries...)
	return err
}

// drop removes drafts. A draft that cannot be removed does no harm: the answer
// is durable, and the next start drops drafts that equal it.
func (s *Session) drop(drafts []string) {
	for _, name := range drafts {
		_ = s.Journal.Keep(name, "")
	}
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

func allBlank(given map[string]string) bool {
	for _, v := range given {
		if !blank(v) {
			return false
		}
	}
	return true
}
