package session

import (
	"context"
	"errors"
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Setup is the conversation that a journal begins with: the safety questions,
// and then the facts that fit the workbook to what happened. It records nothing.
type Setup struct {
	Asker   Asker
	Words   workbook.Words
	Cards   SafetyCards
	Prompts func(role workbook.Role) (*workbook.Workbook, error) // asks for the facts
	Watch   func(guide.State) Watch
	Now     time.Time
	Patient bool // a person is there

	// Seal asks whether the journal is to be sealed, and reports it; then the facts
	// are not kept in a plain file until they are recorded. nil: nobody asks.
	Seal func(context.Context) (sealed bool, action guide.Action, err error)

	Facts FactStore // keeps the facts until they are recorded; nil: nothing does

	kept *keptFacts
}

// Start asks the safety questions and for the facts that are not known yet, and
// shows what follows from the answers. The action is Next when all was asked
// that is to be asked, else how the person left.
func (s Setup) Start(ctx context.Context, f *Facts) (guide.Action, error) {
	s.keepFacts(f.Role())
	for _, part := range []func(context.Context, *Facts) (guide.Action, error){s.resume, s.startGate, s.showClosing} {
		if action, err := part(ctx, f); err != nil || action != guide.Next {
			return action, err
		}
	}
	if f.Path().Closed() {
		return guide.Next, nil
	}
	for _, part := range []func(context.Context, *Facts) (guide.Action, error){s.warnOfNames, s.askSeal, s.startFacts, s.showCounsellor} {
		if action, err := part(ctx, f); err != nil || action != guide.Next {
			return action, err
		}
	}
	return guide.Next, nil
}

// Again asks the safety questions once more and then, unless they close the
// workbook, for all facts, each with what is known.
func (s Setup) Again(ctx context.Context, state guide.State) (entry.Entry, entry.Subject, guide.Action, error) {
	known := Facts{Subject: state.Subject, RoleGiven: true}
	var subject entry.Subject
	s.keepFacts(known.Role())
	if action, err := s.resume(ctx, &known); err != nil || action != guide.Next {
		return entry.Entry{}, subject, action, err
	}
	gate, action, err := s.AskGate(ctx, state)
	after := state.AnswerGate(gate)
	err = errors.Join(err, s.kept.stopAfterYes(slices.Concat(gate.Gate, after.Gate)))
	if err != nil || action != guide.Next || after.Closed() {
		return gate, subject, action, err
	}
	given, action, err := s.askSubject(ctx, state.Subject, true)
	Fill(&subject, given)
	return gate, subject, action, err
}

// startGate asks the safety questions. Nothing but a yes that is known already
// spares a person the questions.
func (s Setup) startGate(ctx context.Context, f *Facts) (guide.Action, error) {
	action := guide.Next
	if !slices.ContainsFunc(f.Gate, gate.Closes) {
		answers, left, err := s.AskGate(ctx, guide.State{Subject: f.Subject})
		if f.Gate = answers.Gate; err != nil {
			return left, err
		}
		action = left
	}
	return action, s.kept.stopAfterYes(f.Gate)
}

// keepFacts begins to keep the facts of somebody in that role.
func (s *Setup) keepFacts(role workbook.Role) {
	s.kept = &keptFacts{FactStore: s.Facts, role: role, now: s.Now}
	if s.Facts == nil {
		s.kept.FactStore, s.kept.secret = noFacts{}, true
	}
}

// showClosing shows what follows from the answers to the safety questions.
func (s Setup) showClosing(ctx context.Context, f *Facts) (guide.Action, error) {
	card, ok, err := s.Cards.ClosingUnwritten(f.Role(), f.Gate)
	return s.show(ctx, card, ok, err)
}

// warnOfNames shows the card when names that were not typed at a question speak
// of danger.
func (s Setup) warnOfNames(ctx context.Context, f *Facts) (guide.Action, error) {
	card, ok, err := s.Watch(guide.State{})(f.Subject.Name, f.Subject.Other)
	return s.show(ctx, card, ok, err)
}

// askSeal asks whether the journal is to be sealed.
func (s Setup) askSeal(ctx context.Context, _ *Facts) (guide.Action, error) {
	if s.Seal == nil {
		return guide.Next, nil
	}
	sealed, action, err := s.Seal(ctx)
	if err == nil && sealed {
		s.kept.secret = true
		err = s.kept.Drop()
	}
	return action, err
}

func (s Setup) startFacts(ctx context.Context, f *Facts) (guide.Action, error) {
	given, action, err := s.askSubject(ctx, f.Subject, false)
	Fill(&f.Subject, given)
	return action, err
}

// showCounsellor advises a counsellor outright, once, where that is right.
func (s Setup) showCounsellor(ctx context.Context, f *Facts) (guide.Action, error) {
	card, ok := s.Cards.Counsellor(*f)
	return s.show(ctx, card, ok, nil)
}

// show shows a card, if there is one.
func (s Setup) show(ctx context.Context, card guide.Card, ok bool, err error) (guide.Action, error) {
	if err != nil {
		return guide.Stop, err
	}
	if !ok {
		return guide.Next, nil
	}
	reply, err := s.Asker.Tell(ctx, card)
	return reply.Action, err
}

// askSubject asks for the facts: for all of them, or for those that are not
// known.
func (s Setup) askSubject(ctx context.Context, known entry.Subject, all bool) (map[string]string, guide.Action, error) {
	wb, err := s.Prompts(workbook.Role(known.Role))
	if err != nil {
		return nil, guide.Stop, err
	}
	questions := SetupQuestions(wb, s.Words, known, all)
	return s.kept.interview(Interview{Asker: s.Asker, Watch: s.Watch(guide.State{Subject: known}), Questions: questions}).Run(ctx)
}
