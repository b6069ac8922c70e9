package session

import (
	"context"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// NoteDraft names the draft of a note.
const NoteDraft = "note"

func notePrompt() *workbook.Prompt { return &workbook.Prompt{ID: NoteDraft, Kind: workbook.Text} }

// Note asks for a note of a sort, and records it. Its errors are those of Run.
func (s *Session) Note(ctx context.Context, sort string) (Outcome, error) {
	outcome, _, err := s.ReviseNote(ctx, entry.Entry{Sort: sort})
	return outcome, err
}

// ReviseNote asks for another text for a note that has an id, or else for a new one.
func (s *Session) ReviseNote(ctx context.Context, begin entry.Entry) (outcome Outcome, done Recorded, err error) {
	outcome, err = s.saving(func() (_ Outcome, err error) { outcome, done, err = s.note(ctx, begin); return outcome, err })
	return outcome, done, err
}

func (s *Session) note(ctx context.Context, begin entry.Entry) (outcome Outcome, done Recorded, err error) {
	draft := strings.TrimSuffix(NoteDraft+"."+begin.ID, ".")
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
			return Stopped, done, err
		}
		if reply.Action != guide.Next {
			return s.leftNote(reply.Action, draft), done, nil
		}
		done, err = s.Recorder.ReviseNote(ctx, s.replacing(draft, draft+warnedMark), begin, reply.Input)
		if err == nil {
			outcome, err = s.noteRecorded(ctx, done)
			return outcome, done, err
		}
		if !s.askAgain(&q, reply.Input, err) {
			return Stopped, done, err
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
