package session

import (
	"context"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Made is a promise as it is given, for Promise.
type Made struct {
	Sort  ledger.Sort
	Form  *workbook.Prompt // of View.PromiseForm
	Input string           // a JSON object by the form's fields
	From  string           // what the rhythm counts from: due or done
	Start string           // its first day, as it is stored; "" for today
}

// Promise records a promise that is made outside of a sitting. What cannot be promised
// comes back as an *answers.Refusal.
func (r *Recorder) Promise(ctx context.Context, w Writer, made Made) (Recorded, error) {
	if err := w.Refresh(ctx); err != nil {
		return Recorded{}, err
	}
	v := r.View()
	if err := v.RefusePromise(made.Form); err != nil {
		return Recorded{}, err
	}
	terms, until, err := v.Terms(made.Form, made.Input)
	if err != nil {
		return Recorded{}, err
	}
	terms.From = made.From
	return r.recordPromise(ctx, w, entry.Entry{Kind: entry.Promise, Sort: string(made.Sort), Terms: terms, Until: until, Day: made.Start})
}

// Limit records a limit that a person sets for themselves.
func (r *Recorder) Limit(ctx context.Context, w Writer, terms entry.Terms) (Recorded, error) {
	return r.recordPromise(ctx, w, entry.Entry{Kind: entry.Promise, Sort: string(ledger.Boundary), Terms: terms})
}

// ChangePromise records another wording of a promise, from a day on. The earlier
// wording stays in the journal.
func (r *Recorder) ChangePromise(ctx context.Context, w Writer, p *ledger.Promise, given entry.Entry) (Recorded, error) {
	given.Kind, given.About = entry.Promise, p.ID
	return r.recordPromise(ctx, w, given)
}

// EndPromise records that a promise ends on a day, and why.
func (r *Recorder) EndPromise(ctx context.Context, w Writer, p *ledger.Promise, day time.Time, why string) (Recorded, error) {
	return r.recordPromise(ctx, w, entry.Entry{Kind: entry.Promise, About: p.ID, Terms: entry.Terms{What: p.What()},
		Ended: day.Format(time.DateOnly), Why: strings.TrimSpace(why)})
}

func (r *Recorder) recordPromise(ctx context.Context, w Writer, e entry.Entry) (Recorded, error) {
	before := r.View().State
	if _, err := r.append(ctx, w, e); err != nil {
		return Recorded{}, err
	}
	done := Recorded{Kind: entry.Promise, Told: r.View().Told(before)}
	return r.lookAt(done, typedTerms(e)...)
}

// typedTerms returns what a person typed in a promise.
func typedTerms(e entry.Entry) []answers.Typed {
	var typed []answers.Typed
	for _, part := range [][2]string{{"act", e.What}, {"answers", e.Terms.Answers}, {"if", e.If}, {"then", e.Then},
		{"unforeseen", e.Unforeseen}, {"notice", e.Notice}, {"agreed", e.Agreed}, {"why", e.Why}} {
		if part[1] != "" {
			typed = append(typed, answers.Typed{Draft: guide.PromiseForm + "." + part[0], Text: part[1]})
		}
	}
	return typed
}

// Checkin records what was told of a promise on one of its days, or on several.
func (r *Recorder) Checkin(ctx context.Context, w Writer, e entry.Entry) (Recorded, error) {
	e.Kind = entry.Checkin
	if _, err := r.append(ctx, w, e); err != nil {
		return Recorded{}, err
	}
	return r.lookAt(Recorded{Kind: entry.Checkin}, answers.Typed{Draft: checkinDraft(e.About, "text"), Text: e.Text},
		answers.Typed{Draft: checkinDraft(e.About, "repair"), Text: e.Repair})
}

// CheckinDraft begins the names of drafts about a check-in.
const CheckinDraft = "checkin"

func checkinDraft(promise, part string) string { return CheckinDraft + "." + promise + "." + part }

// Promise asks for a promise outside of a sitting and records it. Its errors are those
// of Run.
func (s *Session) Promise(ctx context.Context, sort ledger.Sort) (Outcome, Recorded, error) {
	outcome, err := s.saving(func() (Outcome, error) {
		form, step := s.View().PromiseForm(sort)
		s.promising = sort
		return s.oneAt(ctx, position{form, step})
	})
	return outcome, s.recorded, err
}

// recordMade records the answer to the form of a promise.
func (s *Session) recordMade(ctx context.Context, input string) (Recorded, error) {
	return s.Recorder.Promise(ctx, s.replacing(s.drafts()...), Made{Sort: s.promising, Form: s.current.prompt, Input: input})
}
