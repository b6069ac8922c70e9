package session

import (
	"context"
	"errors"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// prompt asks the prompt at hand until it is recorded or left.
func (s *Session) prompt(ctx context.Context, a guide.View) (guide.Reply, error) {
	p, step := s.place.prompt, s.place.step
	s.recall(a)
	if len(p.Fields) > 0 {
		return s.fields(ctx, a)
	}
	q := a.Question(p, step)
	q.CanBack = earlier(a, p) != nil
	s.takeUp(&q, a)
	if err := s.review(&q, p); err != nil {
		return guide.Reply{}, err
	}
	for said := false; ; {
		reply, err := s.ask(ctx, q)
		if err != nil || reply.Action != guide.Next {
			return s.unlessLeftOut(ctx, a, q, reply, err)
		}
		if remark := guide.Remark(p, "", reply.Input, s.Now()); remark != "" && s.Patient && !said {
			_ = s.Journal.Keep(q.ID, reply.Input) // until it is confirmed
			said, q.Value, q.Notice = true, reply.Input, s.Words.Say(remark)
			continue
		}
		meant, left, err := s.readBack(ctx, a, q, reply.Input)
		if err != nil || left.Action != guide.Next {
			return left, err
		}
		if !meant {
			q.Value = reply.Input
			continue
		}
		again, err := s.take(ctx, a, reply.Input)
		if err == nil || !s.askAgain(&q, reply.Input, err) {
			return again, err
		}
	}
}

// take records an answer, or leaves the prompt out when an optional one came
// back empty.
func (s *Session) take(ctx context.Context, a guide.View, input string) (guide.Reply, error) {
	p := s.place.prompt
	if p.Optional && blank(input) {
		return guide.Reply{Action: guide.Next}, s.skip(ctx, "", s.drafts())
	}
	return s.record(ctx, a, input)
}

// askAgain readies the question for another try after an error that the
// person can do something about: a refusal, or a failed save while they are
// there. Until then the input is a draft.
func (s *Session) askAgain(q *guide.Question, input string, err error) bool {
	var refusal *guide.Refusal
	refused := errors.As(err, &refusal)
	kept := s.Journal.Keep(q.ID, input) == nil
	if !refused && (!s.Patient || kept) {
		return false
	}
	q.Value, q.Notice = input, guide.Reason(s.Words, err)
	if !refused {
		q.Notice = s.Words.Say("not-saved", "why", err.Error())
	}
	return true
}

// takeUp puts what was half typed into the question, and what there is to say.
func (s *Session) takeUp(q *guide.Question, a guide.View) {
	next := a.Agenda.NextPrompt()
	if q.Kind == workbook.Task && next.Prompt == q.ID && next.Kind == guide.ItemDue {
		q.Value = "" // what was put off is asked anew
		s.notice = s.Words.Say("due-since", "date", s.Words.Day(next.At))
	}
	s.tellLeftOut(q, a)
	if draft, ok := s.Journal.Draft(q.ID); ok && draft != q.Value {
		if !blank(draft) && !blank(q.Value) {
			s.besideAnswer(q)
		}
		if q.Value = draft; blank(draft) && q.Kind != workbook.Line {
			q.Value = strings.TrimSpace(draft)
		}
	}
	if s.notice != "" { // over a part stands the question of its prompt
		q.Notice, s.notice = joined(s.notice, q.Notice), ""
	}
}

// tellLeftOut says that a prompt which is asked again was left out.
func (s *Session) tellLeftOut(q *guide.Question, a guide.View) {
	skip, leftOut := a.State.Skipped(s.place.prompt.ID)
	if !leftOut || q.Field > 1 {
		return
	}
	name, why := "was-left-out", strings.TrimRight(strings.TrimSpace(skip.Why), ".")
	if why != "" {
		name = "was-left-out-why"
	}
	s.notice = joined(s.notice, s.Words.Say(name, "date", s.Words.Day(skip.At), "why", why))
}

// joined puts one thing to say below another.
func joined(first, second string) string { return strings.TrimSpace(first + "\n\n" + second) }

// besideAnswer shows the answer as it stands beside what was half typed: it may
// be newer.
func (s *Session) besideAnswer(q *guide.Question) {
	s.notice = joined(s.notice, s.Words.Say("draft-over-answer"))
	stands := guide.Quote{Aside: true, First: true, Ask: s.Words.Say("answer-stands"), Text: q.CurrentAnswer}
	q.Quotes = append(q.Quotes, stands)
}

// review puts what there is to ask about a letter beside it, when it is read
// again.
func (s *Session) review(q *guide.Question, p *workbook.Prompt) error {
	if s.Review == nil || p.Kind != workbook.Letter || p.Again == "" {
		return nil
	}
	quote, ok, err := s.Review(q.Value)
	if ok {
		q.Quotes = append(q.Quotes, quote)
	}
	return err
}

// ask asks a question. What is half typed there is looked at before, and when
// it is left; not when the screen has to be empty at once.
func (s *Session) ask(ctx context.Context, q guide.Question) (guide.Reply, error) {
	if reply, err := s.heedDraft(ctx, q); err != nil || reply.Action != guide.Next {
		return reply, err
	}
	q.Undrafted = s.ledger.owes(q.ID)
	reply, err := s.Asker.Ask(ctx, q, func(text string) error { return s.Journal.Keep(q.ID, text) })
	if err != nil || reply.Action == guide.Next || reply.Action == guide.Vanish {
		return reply, err
	}
	if card, err := s.heedDraft(ctx, q); err != nil || card.Action != guide.Next {
		return card, err
	}
	return reply, nil
}

// whyMark names the draft of a reason, behind the id of the prompt left out.
const whyMark = ".left-out"

// unlessLeftOut passes a reply on; a prompt left out is asked why, once. What
// was half typed at it stays, for a person who comes back.
func (s *Session) unlessLeftOut(ctx context.Context, a guide.View, q guide.Question, reply guide.Reply, err error) (guide.Reply, error) {
	if err != nil || reply.Action != guide.Skip {
		return reply, err
	}
	ask := guide.Question{
		ID: q.ID + whyMark, Kind: workbook.Line, Rail: q.Rail, Step: q.Step, Number: q.Number, Of: q.Of,
		Ask: s.Words.Say("skip-ask"), Why: s.Words.Say("skip-why"), Optional: true, CanBack: true,
		Check: func(string) error { return nil },
	}
	ask.Value, _ = s.Journal.Draft(ask.ID)
	why, err := s.ask(ctx, ask)
	if err != nil || why.Action != guide.Next {
		if why.Action == guide.GoBack {
			return s.prompt(ctx, a)
		}
		return why, err
	}
	if err := s.skip(ctx, why.Input, s.blankDrafts()); err != nil {
		_ = s.Journal.Keep(ask.ID, why.Input) // the error to tell is that of the skip
		return guide.Reply{}, err
	}
	if card, err := s.heed(ctx, ask.ID, why.Input); err != nil || card.Action != guide.Next {
		return card, err
	}
	return reply, nil
}

// blankDrafts names the drafts of the prompt at hand that hold no words, and
// that of the reason.
func (s *Session) blankDrafts() []string {
	why := s.place.prompt.ID + whyMark
	names := []string{why, why + heardMark}
	for _, name := range s.drafts() {
		if draft, ok := s.Journal.Draft(name); ok && blank(draft) {
			names = append(names, name, name+heardMark)
		}
	}
	return names
}

// fields asks the parts of a prompt one by one and records them as one answer.
// Each part that is given is kept as a draft before the next one is asked.
func (s *Session) fields(ctx context.Context, a guide.View) (guide.Reply, error) {
	p := s.place.prompt
	given := s.givenFields(a)
	said := map[string]bool{}
	for i := s.firstField(given); ; {
		if i == len(p.Fields) {
			reply, err := s.joined(ctx, a, given)
			if err == nil || !s.tellUnsaved(given, err) {
				return reply, err
			}
			i--
		}
		q := s.field(a, i)
		if value, ok := given[p.Fields[i].ID]; ok && q.Value == "" {
			q.Value = value
		}
		reply, err := s.ask(ctx, q)
		if err != nil || reply.Action == guide.GoBack && i == 0 {
			return reply, err
		}
		switch reply.Action {
		case guide.GoBack:
			i--
		case guide.Next:
			if i == 0 && p.Optional && blank(reply.Input) {
				_ = s.Journal.Keep(q.ID, "") // the other parts may have words, which stay
				return reply, s.skip(ctx, "", s.blankDrafts())
			}
			given[p.Fields[i].ID] = reply.Input
			if err := s.Journal.Keep(q.ID, reply.Input); err != nil {
				s.notice = s.Words.Say("not-saved", "why", err.Error())
			}
			if card, err := s.heedDraft(ctx, q); err != nil || card.Action != guide.Next {
				return card, err
			}
			if remark := guide.Remark(p, p.Fields[i].ID, reply.Input, s.Now()); remark != "" && s.Patient && !said[q.ID] {
				said[q.ID] = true
				s.notice = s.Words.Say(remark)
				continue
			}
			i++
		default:
			return s.unlessLeftOut(ctx, a, a.Question(p, s.place.step), reply, nil)
		}
	}
}

// tellUnsaved readies the last part for another try, when the whole could not
// be saved, nor its parts be kept, and the person is there.
func (s *Session) tellUnsaved(given map[string]string, err error) bool {
	kept := true
	for id, text := range given {
		kept = s.Journal.Keep(s.place.prompt.ID+"."+id, text) == nil && kept
	}
	if kept || !s.Patient {
		return false
	}
	s.notice = s.Words.Say("not-saved", "why", guide.Reason(s.Words, err))
	return true
}

// joined records the parts as one answer. A part that is refused as a whole,
// though it passed alone, is asked again from the start.
func (s *Session) joined(ctx context.Context, a guide.View, given map[string]string) (guide.Reply, error) {
	p := s.place.prompt
	if p.Optional && allBlank(given) {
		return guide.Reply{Action: guide.Next}, s.skip(ctx, "", s.drafts())
	}
	return s.record(ctx, a, guide.JoinFields(p, given))
}

func (s *Session) field(a guide.View, i int) guide.Question {
	q := a.Field(s.place.prompt, s.place.step, i)
	q.CanBack = i > 0 || earlier(a, s.place.prompt) != nil
	s.takeUp(&q, a)
	return q
}

// givenFields gathers what the parts stand at: a draft, or the earlier answer.
func (s *Session) givenFields(a guide.View) map[string]string {
	p := s.place.prompt
	given := map[string]string{}
	if answer, ok := a.State.Answer(p.ID); ok {
		given = guide.FieldInputs(p, answer.Answer)
	}
	for _, f := range p.Fields {
		if draft, ok := s.Journal.Draft(p.ID + "." + f.ID); ok {
			given[f.ID] = draft
		}
	}
	return given
}

// firstField is where to go on: at the last part that was begun, or at one
// before it that is still missing.
func (s *Session) firstField(given map[string]string) int {
	p, missing, first := s.place.prompt, -1, 0
	for i, f := range p.Fields {
		if missing < 0 && blank(given[f.ID]) && !f.Optional {
			missing = i
		}
		if _, ok := s.Journal.Draft(p.ID + "." + f.ID); ok {
			first = i
		}
	}
	if 0 <= missing && missing < first {
		return missing
	}
	return first
}
