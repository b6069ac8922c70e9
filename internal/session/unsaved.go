package session

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// unsavedWrites is the journal of one session. It remembers which words the
// journal could not keep, whichever question they were typed at. It tries them
// again with each draft or entry that the journal does keep, and at the end.
type unsavedWrites struct {
	Journal
	words []Words
	kept  []Words // what the journal does keep, of this session
}

// Words are what was typed at a question.
type Words struct {
	Draft string // its name
	Text  string
}

// Keep keeps a draft, or remembers that it is not kept.
func (u *unsavedWrites) Keep(name, text string) error {
	u.forget(name)
	if err := u.Journal.Keep(name, text); err != nil {
		u.words = append(u.words, Words{name, text})
		return err
	}
	u.kept = append(u.kept, Words{name, text})
	_ = u.retry() // the error to report is that of this text
	return nil
}

// Draft returns the draft of that name. Words that are not kept yet are newer
// than those of the journal.
func (u *unsavedWrites) Draft(name string) (string, bool) {
	for _, w := range u.words {
		if w.Draft == name {
			return w.Text, true
		}
	}
	return u.Journal.Draft(name)
}

// Submit makes entries durable. What led to them needs no draft any more.
func (u *unsavedWrites) Submit(ctx context.Context, drafts []string, entries ...entry.Entry) ([]entry.Entry, error) {
	added, err := u.Journal.Submit(ctx, drafts, entries...)
	if err == nil || len(entries) == 0 { // without entries the answer is unchanged
		u.forget(drafts...)
	}
	if err == nil {
		_ = u.retry()
	}
	return added, err
}

// hasUnsaved reports whether there are words of that name that are not kept.
func (u *unsavedWrites) hasUnsaved(name string) bool {
	return slices.ContainsFunc(u.words, func(w Words) bool { return w.Draft == name })
}

func (u *unsavedWrites) forget(names ...string) {
	named := func(w Words) bool { return slices.Contains(names, w.Draft) }
	u.words, u.kept = slices.DeleteFunc(u.words, named), slices.DeleteFunc(u.kept, named)
}

// keepAgain keeps everything of this session once more, for the file that it
// was kept in may have been deleted. Where it still is, that costs nothing.
func (u *unsavedWrites) keepAgain() error {
	for _, w := range slices.Clone(u.kept) {
		_ = u.Keep(w.Draft, w.Text) // what could not be kept is an error of retry
	}
	return u.retry()
}

// retry tries to keep what is not kept yet. The error is an *Unkept where any
// words remain.
func (u *unsavedWrites) retry() error {
	var why error
	u.words = slices.DeleteFunc(u.words, func(w Words) bool {
		err := u.Journal.Keep(w.Draft, w.Text)
		if err == nil {
			u.kept = append(u.kept, w)
		}
		why = errors.Join(why, err)
		return err == nil
	})
	lost := slices.DeleteFunc(slices.Clone(u.words), func(w Words) bool { return blank(w.Text) })
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

// Unwrap returns the error of the system.
func (u *Unkept) Unwrap() error { return u.Err }

// Kept says that a session ended with an error, and that what the person had
// typed is kept all the same.
type Kept struct {
	Drafts []string // their names
	Err    error
}

func (k *Kept) Error() string { return k.Err.Error() }

// Unwrap returns the error that the session ended with.
func (k *Kept) Unwrap() error { return k.Err }

// withKept returns an error of the session with the names of what is kept.
func (u *unsavedWrites) withKept(err error) error {
	var names []string
	for _, w := range u.kept {
		if !blank(w.Text) && !strings.HasSuffix(w.Draft, warnedMark) {
			names = append(names, w.Draft)
		}
	}
	if err == nil || len(names) == 0 {
		return err
	}
	return &Kept{names, err}
}

// saving runs a session, and checks at its end that no words are only in memory,
// also if it ends in a panic.
func (s *Session) saving(run func() (Outcome, error)) (Outcome, error) {
	s.unsaved = &unsavedWrites{Journal: s.Journal}
	s.Journal = s.unsaved
	ended := false
	defer func() {
		if !ended && s.given != nil {
			_ = s.Journal.Keep(s.given.Draft, s.given.Text) // the panic is what is reported
		}
	}()
	outcome, err := run()
	ended = true
	unkept := s.unsaved.keepAgain()
	return outcome, errors.Join(s.unsaved.withKept(err), unkept)
}

// replacing returns a Writer of entries that replace these drafts.
func (s *Session) replacing(drafts ...string) Writer { return draftWriter{s.Journal, s, drafts} }

type draftWriter struct {
	Journal
	session *Session
	drafts  []string
}

func (w draftWriter) Append(ctx context.Context, entries ...entry.Entry) ([]entry.Entry, error) {
	added, err := w.Submit(ctx, w.drafts, entries...)
	if err == nil {
		w.session.given = nil
	}
	return added, err
}
