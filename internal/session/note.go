package session

import (
	"context"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// NoteDraft names the draft of a note.
const NoteDraft = "note"

func notePrompt() *workbook.Prompt { return &workbook.Prompt{ID: NoteDraft, Kind: workbook.Text} }

// Note asks for a note of the person's own, of a sort, and records it. Its errors are
// those of Run.
func (s *Session) Note(ctx context.Context, sort string) (Outcome, error) {
	return s.saving(func() (Outcome, error) {
		return s.note(ctx, entry.Entry{Sort: sort}, func(w Writer, text string) (Recorded, error) {
			return s.Recorder.Note(ctx, w, text, sort)
		})
	})
}

// ReviseNote asks for another text for a note. done is what became of it.
func (s *Session) ReviseNote(ctx context.Context, seen entry.Entry) (outcome Outcome, done Recorded, err error) {
	outcome, err = s.saving(func() (Outcome, error) {
		return s.note(ctx, seen, func(w Writer, text string) (_ Recorded, err error) {
			done, err = s.Recorder.ReviseNote(ctx, w, seen, text)
			return done, err
		})
	})
	return outcome, done, err
}

// note asks for a text, beginning with that of a note, and records it.
func (s *Session) note(ctx context.Context, begin entry.Entry, record func(Writer, string) (Recorded, error)) (Outcome, error) {
	draft := NoteDraft
	if begin.ID != "" {
		draft += "." + begin.ID
	}
	q := guide.Question{ID: draft, Kind: workbook.Text, Needed: true, Ask: s.Words.Say("note-ask"), Why: s.Words.Say("note-why"), Value: begin.Text}
	if begin.Sort == guide.Win {
		q.Ask = s.Words.Say("win-ask")
	}
	q.Check = func(input string) error {
		_, err := answers.Parse(notePrompt(), input)
		return err
	}
	if half, ok := s.Journal.Draft(draft); ok {
		q.Value = half
	}
	s.recallWarning(draft)
	for {
		reply, err := s.ask(ctx, q)
		if err != nil {
			return Stopped, err
		}
		if reply.Action != guide.Next {
			return s.leftNote(reply.Action, draft), nil
		}
		done, err := record(s.replacing(draft, draft+warnedMark), reply.Input)
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
func (s *Session) leftNote(action guide.Action, draft string) Outcome {
	outcome := outcomeOf(action)
	if half, _ := s.Journal.Draft(draft); draft == NoteDraft && outcome == Stopped && !blank(half) {
		return LeftNote
	}
	return outcome
}
