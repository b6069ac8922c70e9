package session

import (
	"context"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// fields asks the fields of a prompt one by one and records them as one answer.
// Each answer to a field is kept as a draft before the next one is asked.
func (s *Session) fields(ctx context.Context, v guide.View) (guide.Reply, error) {
	p := s.current.prompt
	inputs := s.fieldInputs(v)
	remarked := map[string]bool{}
	first := fieldFrom(v, p, 0, +1)
	for i := fieldFrom(v, p, s.firstField(v, inputs), +1); ; {
		if i == len(p.Fields) {
			reply, err := s.recordFields(ctx, v, inputs)
			if err == nil || !s.noteUnsaved(inputs, err) {
				return reply, err
			}
			i = fieldFrom(v, p, i-1, -1)
		}
		q := s.fieldQuestion(v, i, inputs)
		if value, ok := inputs[p.Fields[i].ID]; ok && q.Value == "" {
			q.Value = value
		}
		reply, err := s.ask(ctx, q)
		if err != nil || reply.Action == guide.GoBack && i == first {
			return reply, err
		}
		switch reply.Action {
		case guide.GoBack:
			i = fieldFrom(v, p, i-1, -1)
		case guide.Next:
			if i == first && p.Optional && blank(reply.Input) {
				_ = s.Journal.Keep(q.ID, "") // the other fields may have words, which are kept
				return s.skip(ctx, "", s.blankDrafts())
			}
			inputs[p.Fields[i].ID] = reply.Input
			if err := s.Journal.Keep(q.ID, reply.Input); err != nil {
				s.notice = s.Words.Say("not-saved", "why", err.Error())
			}
			if card, err := s.warnOfDraft(ctx, q); err != nil || card.Action != guide.Next {
				return card, err
			}
			if remark := answers.Remark(p, p.Fields[i].ID, reply.Input, s.Now()); remark != "" && s.Patient && !remarked[q.ID] {
				remarked[q.ID] = true
				s.notice = s.Words.Say(remark)
				continue
			}
			i = fieldFrom(v, p, i+1, +1)
		default:
			return s.askWhySkipped(ctx, v, v.Question(p, s.current.step), reply, nil)
		}
	}
}

// fieldFrom returns the first field from i on that is asked of this person, in that
// direction.
func fieldFrom(v guide.View, p *workbook.Prompt, i, step int) int {
	for 0 <= i && i < len(p.Fields) && !v.AsksField(p, i) {
		i += step
	}
	return i
}

// noteUnsaved prepares the last field for another try, when neither the answer
// could be saved nor its fields be kept, and the person is there.
func (s *Session) noteUnsaved(inputs map[string]string, err error) bool {
	kept := true
	for id, text := range inputs {
		kept = s.Journal.Keep(s.current.prompt.ID+"."+id, text) == nil && kept
	}
	if kept || !s.Patient {
		return false
	}
	s.notice = s.Words.Say("not-saved", "why", answers.Reason(s.Words, err))
	return true
}

// recordFields records the fields as one answer, or skips an optional prompt
// with nothing in it.
func (s *Session) recordFields(ctx context.Context, v guide.View, inputs map[string]string) (guide.Reply, error) {
	p := s.current.prompt
	if p.Optional && allBlank(inputs) {
		return s.skip(ctx, "", s.drafts())
	}
	return s.record(ctx, v, answers.JoinFields(p, inputs))
}

// promiseAct is the field of a promise that says what is promised.
const promiseAct = "act"

// promiseSoFar repeats the words of a promise for the fields after the one that they
// were typed in, or returns "".
func (s *Session) promiseSoFar(i int, inputs map[string]string) string {
	p := s.current.prompt
	for _, f := range p.Fields[:i] {
		if act := strings.TrimSpace(inputs[f.ID]); p.Kind == workbook.Promises && f.ID == promiseAct && act != "" {
			return s.Words.Say("promise-so-far", "promise", act)
		}
	}
	return ""
}

func (s *Session) fieldQuestion(v guide.View, i int, inputs map[string]string) guide.Question {
	q := v.Field(s.current.prompt, s.current.step, i)
	q.CanBack = q.Field > 1 || s.previous(v) != nil
	if so := s.promiseSoFar(i, inputs); so != "" {
		q.About = so
	}
	s.prefill(&q, v)
	return q
}

// fieldInputs returns what each field has so far: a draft, or the earlier answer.
func (s *Session) fieldInputs(v guide.View) map[string]string {
	p := s.current.prompt
	inputs := map[string]string{}
	if answer, ok := v.State.Answer(p.ID); ok && !v.Anew(p) {
		inputs = v.Answers().FieldInputs(p, answer.Answer)
	}
	for _, f := range p.Fields {
		if draft, ok := s.Journal.Draft(p.ID + "." + f.ID); ok {
			inputs[f.ID] = draft
		}
	}
	return inputs
}

// firstField returns the field to go on at: the last one that was begun, or one
// before it that is still missing.
func (s *Session) firstField(v guide.View, inputs map[string]string) int {
	p, missing, first := s.current.prompt, -1, 0
	for i, f := range p.Fields {
		if missing < 0 && blank(inputs[f.ID]) && !f.Optional && v.AsksField(p, i) {
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

func allBlank(inputs map[string]string) bool {
	for _, v := range inputs {
		if !blank(v) {
			return false
		}
	}
	return true
}
