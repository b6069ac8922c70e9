package session

import (
	"context"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// NoteDraft names the draft of a note.
const NoteDraft = "note"

// Note asks for a note of the person's own and records it. Its errors are those
// of Run.
func (s *Session) Note(ctx context.Context) (Outcome, error) {
	return s.sitting(func() (Outcome, error) { return s.note(ctx) })
}

func (s *Session) note(ctx context.Context) (Outcome, error) {
	prompt := &workbook.Prompt{ID: NoteDraft, Kind: workbook.Text}
	q := guide.Question{ID: NoteDraft, Kind: workbook.Text, Needed: true, Ask: s.Words.Say("note-ask"), Why: s.Words.Say("note-why")}
	q.Check = func(input string) error {
		_, err := guide.Parse(prompt, input)
		return err
	}
	q.Value, _ = s.Journal.Draft(NoteDraft)
	s.recallDraft(NoteDraft)
	for {
		reply, err := s.ask(ctx, q)
		if err != nil {
			return Stopped, err
		}
		if reply.Action != guide.Next {
			return s.leftNote(reply.Action), nil
		}
		_, err = s.submit(ctx, []string{NoteDraft, NoteDraft + heardMark}, entry.Entry{Kind: entry.Note, Text: reply.Input})
		if err == nil {
			_, err = s.heed(ctx, NoteDraft, reply.Input)
			return Finished, err
		}
		if !s.askAgain(&q, reply.Input, err) {
			return Stopped, err
		}
	}
}

// leftNote is how a session ends whose note was left.
func (s *Session) leftNote(action guide.Action) Outcome {
	outcome := outcomeOf(action)
	if draft, _ := s.Journal.Draft(NoteDraft); outcome == Stopped && !blank(draft) {
		return LeftNote
	}
	return outcome
}
