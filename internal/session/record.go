package session

import (
	"context"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// record makes an answer durable in place of its drafts, then looks at it for
// words of danger. An answer that changes nothing is not written twice, unless
// the person went back to its step or its day had come.
func (s *Session) record(ctx context.Context, a guide.View, input string) (guide.Reply, error) {
	p, step := s.place.prompt, s.place.step
	value, err := guide.Parse(p, input)
	if err != nil {
		return guide.Reply{}, err
	}
	if err := s.Journal.Refresh(ctx); err != nil {
		return guide.Reply{}, err
	}
	if s.asking().Unchanged(p, value) {
		s.drop()
		return guide.Reply{Action: guide.Next}, nil
	}
	added, err := s.submit(ctx, s.drafts(), a.Entries(p, step, value)...)
	if err != nil {
		return guide.Reply{}, err
	}
	s.notice = s.Words.Say("saved")
	before, _ := a.State.Answer(p.ID)
	if added[0].Revises != before.ID {
		s.notice = s.Words.Say("saved-over", "prompt", p.ID)
	}
	return s.heedAnswer(ctx, a.Typed(p, value))
}

// skip leaves the prompt at hand out, and drops these drafts of it.
func (s *Session) skip(ctx context.Context, why string, drafts []string) error {
	_, err := s.submit(ctx, drafts, entry.Entry{
		Kind: entry.Skip, Step: s.place.step.ID, Prompt: s.place.prompt.ID, Why: strings.TrimSpace(why),
	})
	return err
}

func (s *Session) submit(ctx context.Context, drafts []string, entries ...entry.Entry) ([]entry.Entry, error) {
	for i := range entries {
		entries[i].At = s.Now()
	}
	return s.Journal.Submit(ctx, drafts, entries...)
}

// drafts names all that can be half typed at the prompt at hand: the answer,
// its parts, and why it is left out; and which of it brought the card.
func (s *Session) drafts() []string {
	p := s.place.prompt
	names := []string{p.ID, p.ID + whyMark}
	for _, f := range p.Fields {
		names = append(names, p.ID+"."+f.ID)
	}
	for _, name := range names {
		names = append(names, name+heardMark)
	}
	return names
}

// drop removes the drafts of an answer that stays as it was. One that cannot
// be removed does no harm: the next answer takes it along.
func (s *Session) drop() {
	_, _ = s.Journal.Submit(context.Background(), s.drafts())
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
