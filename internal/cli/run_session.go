package cli

import (
	"context"
	"errors"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// walk asks until nothing is left to ask now. opening is shown first; it may be
// nil.
func (g *global) walk(ctx context.Context, o *opened, opening *guide.Card) error {
	return g.runSession(ctx, o, func(s *session.Session) (session.Outcome, error) {
		s.Opening = opening
		return s.Run(ctx)
	}, func() { g.tellWait(o) })
}

// runSession runs a session at a terminal of its own. finished says the last
// word when the session came to its end.
func (g *global) runSession(ctx context.Context, o *opened, run func(*session.Session) (session.Outcome, error), finished func()) error {
	t, err := g.newTerminalSession()
	if err != nil {
		return err
	}
	outcome, err := g.runSessionAt(ctx, t, o, run)
	return g.reportOutcome(o, outcome, errors.Join(err, t.Close()), finished)
}

// runSessionAt runs a session at this terminal: one person at a time, with the
// drafts of earlier sessions.
func (g *global) runSessionAt(ctx context.Context, t *terminalSession, o *opened, run func(*session.Session) (session.Outcome, error)) (outcome session.Outcome, err error) {
	o.OnLockWait = func() {
		if t.screen == nil || !t.screen.Remark(o.words.Say("ask-waiting")) {
			g.tell(waiting)
		}
	}
	o.OwnsDraft = o.ownsDraft
	workspace, err := o.OpenWorkspace(ctx)
	if err != nil {
		return session.Stopped, err
	}
	defer func() { err = errors.Join(err, workspace.Close()) }()
	g.tellNotices(o.Journal)
	t.workspace = workspace
	s := &session.Session{Recorder: g.recorder(o), Asker: t, Journal: workspace, Review: g.review(o.words), Patient: g.terminal().Typing}
	if s.Now, err = g.clock(); err != nil {
		return session.Stopped, err
	}
	outcome, err = run(s)
	if outcome == session.Closed && err == nil && t.screen != nil {
		err = g.showClosed(ctx, t, o)
	}
	return outcome, err
}

// showClosed shows the closing card on the full screen, where it begins with the
// numbers. What is printed afterwards can be longer than the terminal is high.
func (g *global) showClosed(ctx context.Context, t *terminalSession, o *opened) error {
	card, ok, err := g.closing(workbook.Hurting, guide.Fold(o.Entries).Gate)
	if err == nil && ok {
		_, err = t.Tell(ctx, card)
	}
	return err
}

// recorder returns the way into the journal for what a person typed.
func (g *global) recorder(o *opened) session.Recorder {
	return session.Recorder{
		Workbook: o.workbook, Words: o.words, Entries: func() []entry.Entry { return o.Entries },
		Now: func() time.Time { return o.now }, Watch: g.watch(guide.Fold(o.Entries)), Sources: o.sources,
	}
}

// reportOutcome says the last word of a session, and returns how the program
// ends.
func (g *global) reportOutcome(o *opened, outcome session.Outcome, err error, finished func()) error {
	g.tellNotices(o.Journal)
	var unkept *session.Unkept
	switch {
	case outcome == session.Vanished && errors.As(err, &unkept):
		return quiet(statusFailure) // whoever looks on must not read the words
	case err != nil:
		return err
	}
	switch outcome {
	case session.Vanished:
		return quiet(statusStopped)
	case session.Stopped:
		g.tellSaved(o.words, "stopped")
		return quiet(statusStopped)
	case session.LeftNote:
		g.tellSaved(o.words, "stopped-note")
		return quiet(statusStopped)
	case session.Closed:
		return g.tellClosed(guide.Fold(o.Entries).Gate)
	case session.Ended:
		g.tellSaved(o.words, "ended")
		return nil
	}
	finished()
	return nil
}

// tellWait says until when everything waits, if it does.
func (g *global) tellWait(o *opened) {
	if next := o.view().Agenda.Next; next.Kind == guide.ItemWait {
		g.tell(o.words.Say("waiting-until", "date", o.words.Day(next.At)))
	}
}
