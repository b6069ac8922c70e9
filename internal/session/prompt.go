package session

import (
	"context"
	"errors"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// prompt asks the current prompt until it is recorded or left.
func (s *Session) prompt(ctx context.Context, v guide.View) (guide.Reply, error) {
	p, step := s.current.prompt, s.current.step
	s.recallWarnings(v)
	if len(p.Fields) > 0 {
		return s.fields(ctx, v)
	}
	q := v.Question(p, step)
	q.CanBack = s.previous(v) != nil
	s.prefill(&q, v)
	if err := s.review(&q, p); err != nil {
		return guide.Reply{}, err
	}
	for remarked := false; ; {
		reply, err := s.ask(ctx, q)
		if err != nil || reply.Action != guide.Next {
			return s.askWhySkipped(ctx, v, q, reply, err)
		}
		if remark := answers.Remark(p, "", reply.Input, s.Now()); remark != "" && s.Patient && !remarked {
			_ = s.keepDraft(q, reply.Input) // until it is confirmed
			remarked, q.Value, q.Notice = true, reply.Input, s.Words.Say(remark)
			continue
		}
		meant, left, err := s.readBack(ctx, v, q, reply.Input)
		if err != nil || left.Action != guide.Next {
			return left, err
		}
		if !meant {
			q.Value = reply.Input
			continue
		}
		again, err := s.record(ctx, v, reply.Input)
		if err == nil || !s.askAgain(&q, reply.Input, err) {
			return again, err
		}
	}
}

// record records an answer in place of its drafts, or skips an optional prompt
// that came back empty.
func (s *Session) record(ctx context.Context, v guide.View, input string) (guide.Reply, error) {
	p := s.current.prompt
	if p.Optional && blank(input) {
		return s.skip(ctx, "", s.drafts())
	}
	done, err := s.recordAnswer(ctx, v, input)
	s.recorded = done
	if err != nil {
		return guide.Reply{}, err
	}
	switch {
	case done.Unchanged:
		s.dropDrafts()
	case done.Overtaken:
		s.notice = s.Words.Say("saved-over", "prompt", p.ID)
	default:
		s.notice = s.Words.Say("saved")
	}
	s.notice = paragraphs(s.notice, done.Told)
	return s.warnOfRecorded(ctx, done)
}

// recordAnswer records the answer to the current prompt, or the promise that is made
// with its form.
func (s *Session) recordAnswer(ctx context.Context, v guide.View, input string) (Recorded, error) {
	if s.current.prompt.ID == guide.PromiseForm {
		return s.recordMade(ctx, input)
	}
	return s.Answer(ctx, s.replacing(s.drafts()...), v, s.current.prompt, input)
}

// dropDrafts removes the drafts of an answer that is unchanged. One that cannot
// be removed does no harm: the next answer removes it.
func (s *Session) dropDrafts() {
	_, _ = s.Journal.Submit(context.Background(), s.drafts())
}

// askAgain prepares the question for another try after an error that the
// person can do something about: a refusal, or a failed save while they are
// there. Until then the input is a draft.
func (s *Session) askAgain(q *guide.Question, input string, err error) bool {
	var refusal *answers.Refusal
	refused := errors.As(err, &refusal)
	kept := s.keepDraft(*q, input) == nil
	if !refused && (!s.Patient || kept) {
		return false
	}
	q.Value, q.Notice = input, answers.Reason(s.Words, err)
	if !refused {
		q.Notice = s.Words.Say("not-saved", "why", err.Error())
	}
	return true
}

// prefill puts the draft into the question, and what there is to say.
func (s *Session) prefill(q *guide.Question, v guide.View) {
	next := v.Agenda.NextPrompt()
	if q.Kind == workbook.Task && next.Prompt == q.ID && next.Kind == guide.ItemDue && next.Off {
		q.Value = "" // what was put off is asked again
		s.notice = paragraphs(s.notice, s.Words.Say("due-since", "date", s.Words.Day(next.At)))
	}
	s.noteSkipped(q, v)
	if draft, ok := s.Journal.Draft(q.ID); ok && draft != q.Value {
		if !blank(draft) && !blank(q.Value) {
			s.quoteCurrentAnswer(q)
		}
		if q.Value = draft; blank(draft) && q.Kind != workbook.Line {
			q.Value = strings.TrimSpace(draft)
		}
	}
	if s.notice != "" {
		q.Notice, s.notice = paragraphs(s.notice, q.Notice), ""
	}
}

// noteSkipped says that a prompt which is asked again was skipped.
func (s *Session) noteSkipped(q *guide.Question, v guide.View) {
	skip, skipped := v.State.Skipped(s.current.prompt.ID)
	if !skipped || q.Field > 1 {
		return
	}
	name, why := "was-left-out", strings.TrimRight(strings.TrimSpace(skip.Why), ".")
	if why != "" {
		name = "was-left-out-why"
	}
	s.notice = paragraphs(s.notice, s.Words.Say(name, "date", s.Words.Day(skip.At), "why", why))
}

// paragraphs puts one thing to say below another.
func paragraphs(first, second string) string { return strings.TrimSpace(first + "\n\n" + second) }

// quoteCurrentAnswer shows the current answer next to the draft: it may be newer.
func (s *Session) quoteCurrentAnswer(q *guide.Question) {
	s.notice = paragraphs(s.notice, s.Words.Say("draft-over-answer"))
	current := guide.Quote{Aside: true, First: true, Ask: s.Words.Say("answer-stands"), Text: q.CurrentAnswer}
	q.Quotes = append(q.Quotes, current)
}

// review adds what there is to ask about a letter, when it is read again.
func (s *Session) review(q *guide.Question, p *workbook.Prompt) error {
	if s.Review == nil || p.Kind != workbook.Letter || p.Again == "" {
		return nil
	}
	checks, err := s.Review(q.Value)
	q.Checks = checks
	return err
}

// ask asks a question. Its draft is checked for words of danger before, and when
// it is left; not when the screen has to be empty at once.
func (s *Session) ask(ctx context.Context, q guide.Question) (guide.Reply, error) {
	if reply, err := s.warnOfDraft(ctx, q); err != nil || reply.Action != guide.Next {
		return reply, err
	}
	q.Undrafted = s.unsaved.hasUnsaved(q.ID)
	s.given = nil
	reply, err := s.Asker.Ask(ctx, q, func(text string) error { return s.keepDraft(q, text) })
	if err == nil && reply.Action == guide.Next && q.Settled != nil {
		reply.Input = q.Settled(reply.Input)
	}
	if err == nil && reply.Action == guide.Next {
		s.given = &Words{q.ID, reply.Input}
	}
	if err != nil || reply.Action == guide.Next || reply.Action == guide.Vanish {
		return reply, err
	}
	if card, err := s.warnOfDraft(ctx, q); err != nil || card.Action != guide.Next {
		return card, err
	}
	return reply, nil
}

// keepDraft keeps what was typed, unless nobody may find it in a file.
func (s *Session) keepDraft(q guide.Question, text string) error {
	if q.Private {
		return nil
	}
	return s.Journal.Keep(q.ID, text)
}

// drafts names all drafts that the current prompt can have: the answer, its
// fields, and why it is skipped; and which of them have had their card.
func (s *Session) drafts() []string {
	p := s.current.prompt
	names := []string{p.ID, p.ID + whyMark}
	for _, f := range p.Fields {
		names = append(names, p.ID+"."+f.ID)
	}
	for _, name := range names {
		names = append(names, name+warnedMark)
	}
	return names
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
