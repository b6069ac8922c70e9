package session

import (
	"context"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// whyMark follows the id of a prompt in the name of the draft that says why it is
// skipped.
const whyMark = ".left-out"

// askWhySkipped passes a reply on; after a skip it first asks why, once. The
// drafts of the prompt are kept for a person who comes back.
func (s *Session) askWhySkipped(ctx context.Context, v guide.View, q guide.Question, reply guide.Reply, err error) (guide.Reply, error) {
	if err != nil || reply.Action != guide.Skip {
		return reply, err
	}
	ask := s.whyQuestion(q)
	why, err := s.ask(ctx, ask)
	switch {
	case err != nil:
		return why, err
	case why.Action == guide.GoBack:
		return s.prompt(ctx, v)
	case why.Action != guide.Next:
		return why, nil
	}
	card, err := s.skip(ctx, why.Input, s.blankDrafts())
	switch {
	case err != nil:
		_ = s.Journal.Keep(ask.ID, why.Input) // the error to report is that of the skip
		return guide.Reply{}, err
	case card.Action != guide.Next:
		return card, nil
	}
	return reply, nil
}

func (s *Session) whyQuestion(q guide.Question) guide.Question {
	ask := guide.Question{
		ID: q.ID + whyMark, Kind: workbook.Line, Rail: q.Rail, Step: q.Step, Number: q.Number, Of: q.Of,
		Ask: s.Words.Say("skip-ask"), Why: s.Words.Say("skip-why"), Optional: true, CanBack: true,
		Check: func(string) error { return nil },
	}
	ask.Value, _ = s.Journal.Draft(ask.ID)
	return ask
}

// skip records that the current prompt is skipped, in place of these drafts of
// it.
func (s *Session) skip(ctx context.Context, why string, drafts []string) (guide.Reply, error) {
	done, err := s.Skip(ctx, s.replacing(drafts...), s.current.prompt, why)
	s.recorded = done
	if err != nil {
		return guide.Reply{}, err
	}
	s.notice = done.Told
	return s.warnOfRecorded(ctx, done)
}

// blankDrafts names the drafts of the current prompt that hold no words, and
// that of the reason.
func (s *Session) blankDrafts() []string {
	why := s.current.prompt.ID + whyMark
	names := []string{why, why + warnedMark}
	for _, name := range s.drafts() {
		if draft, ok := s.Journal.Draft(name); ok && blank(draft) {
			names = append(names, name, name+warnedMark)
		}
	}
	return names
}
