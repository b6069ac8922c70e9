package session

import (
	"context"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// NoteDraft names the draft of a note.
const NoteDraft = "note"

func notePrompt() *workbook.Prompt { return &workbook.Prompt{ID: NoteDraft, Kind: workbook.Text} }

// Note asks for a note of the person's own, of a sort, and records it. Its errors are
// those of Run.
func (s *Session) Note(ctx context.Context, sort string) (Outcome, error) {
	return s.saving(func() (Outcome, error) { return s.note(ctx, sort) })
}

func (s *Session) note(ctx context.Context, sort string) (Outcome, error) {
	q := guide.Question{ID: NoteDraft, Kind: workbook.Text, Needed: true, Ask: s.Words.Say("note-ask"), Why: s.Words.Say("note-why")}
	if sort == guide.Win {
		q.Ask = s.Words.Say("win-ask")
	}
	q.Check = func(input string) error {
		_, err := answers.Parse(notePrompt(), input)
		return err
	}
	q.Value, _ = s.Journal.Draft(NoteDraft)
	s.recallWarning(NoteDraft)
	for {
		reply, err := s.ask(ctx, q)
		if err != nil {
			return Stopped, err
		}
		if reply.Action != guide.Next {
			return s.leftNote(reply.Action), nil
		}
		done, err := s.Recorder.Note(ctx, s.replacing(NoteDraft, NoteDraft+warnedMark), reply.Input, sort)
		if err == nil {
			return s.noteRecorded(ctx, done)
		}
		if !s.askAgain(&q, reply.Input, err) {
			return Stopped, err
		}
	}
}

func (s *Session) noteRecorded(ctx context.Context, done Recorded) (Outcome, error) {
	if done.Closed {
		return Closed, nil
	}
	_, err := s.warnOfRecorded(ctx, done)
	return Finished, err
}

// leftNote returns how a session ends whose note was left.
func (s *Session) leftNote(action guide.Action) Outcome {
	outcome := outcomeOf(action)
	if draft, _ := s.Journal.Draft(NoteDraft); outcome == Stopped && !blank(draft) {
		return LeftNote
	}
	return outcome
}
