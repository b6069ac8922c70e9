package app

import (
	"context"
	"errors"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Walk asks one prompt after another until there is nothing to ask now. Facts of the
// setup that were not given yet are asked at the end of the first sitting. opening is
// shown before all else, unless it is nil.
func (a *App) Walk(ctx context.Context, o *Opened, opening *guide.Card) error {
	missing, err := a.missingFacts(o)
	if err != nil {
		return err
	}
	return a.RunSession(ctx, o, func(s *session.Session) (session.Outcome, error) {
		s.Opening, s.Missing = opening, missing
		return s.Run(ctx)
	}, func() { a.tellWait(o) })
}

// RunSession opens a terminal session, calls run in it, and reports the outcome. It
// calls finished if the session wasn't stopped early.
func (a *App) RunSession(ctx context.Context, o *Opened, run func(*session.Session) (session.Outcome, error), finished func()) error {
	t, err := a.newTerminalSession()
	if err != nil {
		return err
	}
	outcome, err := a.runSessionAt(ctx, t, o, run)
	return a.reportOutcome(o, outcome, errors.Join(err, t.Close()), finished)
}

// runSessionAt runs a session in this terminal session. It keeps others from
// answering in the same journal meanwhile, and goes on with the drafts of earlier
// sessions.
func (a *App) runSessionAt(ctx context.Context, t *terminalSession, o *Opened, run func(*session.Session) (session.Outcome, error)) (outcome session.Outcome, err error) {
	o.OnLockWait = func() {
		if t.screen == nil || !t.screen.Remark(o.Words.Say("ask-waiting")) {
			a.Tell(waiting)
		}
	}
	o.OwnsDraft = o.ownsDraft
	workspace, err := o.OpenWorkspace(ctx)
	if err != nil {
		return session.Stopped, err
	}
	defer func() { err = errors.Join(err, workspace.Close()) }()
	a.tellNotices(o.Journal)
	t.workspace = workspace
	s := &session.Session{Recorder: a.Recorder(o), Asker: t, Journal: workspace, Review: a.review(o.Words),
		Fact: a.factQuestion(o.Words), Patient: a.Terminal().Typing}
	if s.Now, err = a.clock(); err != nil {
		return session.Stopped, err
	}
	outcome, err = run(s)
	if outcome == session.Closed && err == nil && t.screen != nil {
		err = a.showClosed(ctx, t, o)
	}
	return outcome, err
}

// showClosed shows the closing card on the full screen, where it starts with the
// phone numbers. It is printed afterwards as well, but that can be longer than the
// terminal is high.
func (a *App) showClosed(ctx context.Context, t *terminalSession, o *Opened) error {
	card, ok, err := a.closing(workbook.Hurting, guide.Fold(o.Entries).Gate)
	if err == nil && ok {
		_, err = t.Tell(ctx, card)
	}
	return err
}

// Recorder returns the recorder for what a person types.
func (a *App) Recorder(o *Opened) session.Recorder {
	return session.Recorder{
		Workbook: o.Workbook, Words: o.Words, Entries: func() []entry.Entry { return o.Entries },
		Now: func() time.Time { return o.Now }, Watch: a.watch(guide.Fold(o.Entries)), Sources: o.Sources,
	}
}

// reportOutcome says how a session ended, and returns the error that ends the
// program.
func (a *App) reportOutcome(o *Opened, outcome session.Outcome, err error, finished func()) error {
	a.tellNotices(o.Journal)
	var unkept *session.Unkept
	switch {
	case outcome == session.Vanished && errors.As(err, &unkept):
		return Quiet(StatusFailure) // bystanders must not read the words
	case err != nil:
		return err
	}
	switch outcome {
	case session.Vanished:
		return Quiet(StatusStopped)
	case session.Stopped:
		a.tellSaved(o.Words, "stopped")
		return Quiet(StatusStopped)
	case session.LeftNote:
		a.tellSaved(o.Words, "stopped-note")
		return Quiet(StatusStopped)
	case session.Closed:
		return a.TellClosed(guide.Fold(o.Entries).Gate)
	case session.Ended:
		a.tellSaved(o.Words, "ended")
		return nil
	}
	finished()
	return nil
}

// tellWait says until when there is nothing to do, if everything waits.
func (a *App) tellWait(o *Opened) {
	if next := o.View().Agenda.Next; next.Kind == guide.ItemWait {
		a.Tell(o.Words.Say("waiting-until", "date", o.Words.Day(next.At)))
	}
}
