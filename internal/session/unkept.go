package session

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// ledger is the journal of one sitting. It remembers which words the journal
// did not take, whichever question they were given to, and offers them again
// with each draft or answer that it does take, and when the person leaves.
type ledger struct {
	Journal
	owed []Words
}

// Words are what stood at a question.
type Words struct {
	Draft string // its name
	Text  string
}

// Keep keeps half-typed text, or remembers that it is not kept.
func (l *ledger) Keep(name, text string) error {
	l.forget(name)
	if err := l.Journal.Keep(name, text); err != nil {
		l.owed = append(l.owed, Words{name, text})
		return err
	}
	_ = l.settle() // the error to tell is that of this text
	return nil
}

// Draft gives the half-typed text of that name: what is still to be kept is the
// newer one.
func (l *ledger) Draft(name string) (string, bool) {
	for _, w := range l.owed {
		if w.Draft == name {
			return w.Text, true
		}
	}
	return l.Journal.Draft(name)
}

// Submit makes entries durable. What led to them needs no draft any more.
func (l *ledger) Submit(ctx context.Context, drafts []string, entries ...entry.Entry) ([]entry.Entry, error) {
	added, err := l.Journal.Submit(ctx, drafts, entries...)
	if err == nil || len(entries) == 0 { // without entries the answer stands
		l.forget(drafts...)
	}
	if err == nil {
		_ = l.settle()
	}
	return added, err
}

// owes reports whether words of that name are still to be kept.
func (l *ledger) owes(name string) bool {
	return slices.ContainsFunc(l.owed, func(w Words) bool { return w.Draft == name })
}

func (l *ledger) forget(names ...string) {
	l.owed = slices.DeleteFunc(l.owed, func(w Words) bool { return slices.Contains(names, w.Draft) })
}

// settle tries to keep what is still to be kept. The error is an *Unkept, where
// that is any words.
func (l *ledger) settle() error {
	var why error
	l.owed = slices.DeleteFunc(l.owed, func(w Words) bool {
		err := l.Journal.Keep(w.Draft, w.Text)
		why = errors.Join(why, err)
		return err == nil
	})
	lost := slices.DeleteFunc(slices.Clone(l.owed), func(w Words) bool { return blank(w.Text) })
	if len(lost) == 0 {
		return nil
	}
	return &Unkept{Words: lost, Err: why}
}

// Unkept says that the person left, and that what they had typed could not be
// kept.
type Unkept struct {
	Words []Words // in the order that they were typed in
	Err   error
}

func (u *Unkept) Error() string {
	var names []string
	for _, w := range u.Words {
		names = append(names, fmt.Sprintf("%q", w.Draft))
	}
	return fmt.Sprintf("what you typed at %s could not be kept: %v", strings.Join(names, ", "), u.Err)
}

// Unwrap gives what the system said.
func (u *Unkept) Unwrap() error { return u.Err }

// sitting runs a session, and sees at its end that no word is only in memory.
func (s *Session) sitting(run func() (Outcome, error)) (Outcome, error) {
	s.ledger = &ledger{Journal: s.Journal}
	s.Journal = s.ledger
	s.heeding = &heeding{s.Watch, s.Asker, map[string]string{}}
	outcome, err := run()
	return outcome, errors.Join(err, s.ledger.settle())
}
