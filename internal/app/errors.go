package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/disk"
	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// The exit statuses.
const (
	StatusDone       = 0   // done, or nothing is due
	StatusFailure    = 1   // something failed
	StatusUsage      = 2   // wrong usage, or a question where --no-input forbids one
	StatusFlaws      = 3   // the check found flaws
	StatusInUse      = 4   // the journal is in use
	StatusDamaged    = 5   // the journal is damaged or from a newer version
	StatusPassphrase = 6   // the passphrase is wrong
	StatusSafety     = 7   // stopped for safety
	StatusStopped    = 130 // the person stopped; everything is kept
)

// Error is an error together with its exit status and hints about what the person
// can do.
type Error struct {
	status int
	err    error // nil: nothing to say, only a status
	hints  []string
}

func (t *Error) Error() string {
	if t.err == nil {
		return fmt.Sprintf("exit status %d", t.status)
	}
	return t.err.Error()
}

func (t *Error) Unwrap() error { return t.err }

// Fail returns an error with StatusFailure and hints about what to do.
func Fail(err error, hints ...string) *Error { return &Error{StatusFailure, err, hints} }

// Usage returns an error with StatusUsage and a hint about what to type.
func Usage(hint, format string, values ...any) *Error {
	return &Error{StatusUsage, fmt.Errorf(format, values...), []string{hint}}
}

// RefusePages returns an error if no page for the other person is made now.
func (o *Opened) RefusePages() error {
	if !o.View().State.PagesClosed(o.Workbook) {
		return nil
	}
	return Fail(errors.New("pages for the other person have to wait, because of something in your setup"),
		"nothing was written. To see your setup, and how to change it, type: trustrepair setup")
}

// Quiet returns an error that sets the exit status and prints nothing.
func Quiet(status int) error { return &Error{status: status} }

// report prints an error and its hints, and returns the exit status.
func (a *App) report(err error) int {
	if err == nil {
		return StatusDone
	}
	t := a.explain(err)
	if t.err != nil {
		a.printError(t.err)
		for _, hint := range t.hints {
			a.hint(hint)
		}
	}
	return t.status
}

func (a *App) printError(err error) {
	said := withPathInOneLine(err)
	if a.IsDiscreet() {
		said = "error: " + a.unnamed(said)
	} else {
		said = "trustrepair: error: " + said
	}
	fmt.Fprintln(a.Err, display.Safe(said))
}

// withPathInOneLine returns the message of an error. The system's own errors name
// paths as they are, and a path may have line breaks.
func withPathInOneLine(err error) string {
	said := err.Error()
	var one *fs.PathError
	if errors.As(err, &one) {
		said = strings.ReplaceAll(said, one.Path, display.Path(one.Path))
	}
	var two *os.LinkError
	if errors.As(err, &two) {
		said = strings.NewReplacer(two.Old, display.Path(two.Old), two.New, display.Path(two.New)).Replace(said)
	}
	return said
}

// hint prints a hint.
func (a *App) hint(hint string) { fmt.Fprintf(a.Err, "hint: %s\n", display.Safe(hint)) }

// explain adds hints to an error, adapted to this journal and these flags. What the
// person typed is repeated exactly.
func (a *App) explain(err error) *Error {
	t := *a.translate(err)
	var unkept *session.Unkept
	if t.hints = slices.Clone(t.hints); errors.As(err, &unkept) {
		return &t
	}
	if a.IsDiscreet() {
		t.hints = a.unnamedHints(t.hints)
	}
	var kept *session.Kept
	if errors.As(err, &kept) && t.err != nil && t.status != StatusUsage {
		t.hints = slices.Insert(t.hints, 0, keptHint(kept))
	}
	for i := range t.hints {
		t.hints[i] = a.AsCalled(t.hints[i])
	}
	return &t
}

// translate turns errors of other packages into messages, hints and exit statuses.
// No other function does that.
func (a *App) translate(err error) *Error {
	var (
		crash   *term.Crash
		own     *Error
		damaged *journal.Damaged
		newer   *journal.Newer
		inUse   *journal.InUse
		refusal *answers.Refusal

		unkept   *session.Unkept
		replaced *journal.Replaced
		notSaved *journal.NotSaved
		notAFile *disk.NotAFile
		notFound *journal.NotFound
		noLocks  *journal.NoLocks
		tooLong  *journal.NameTooLong
		noKey    *journal.NoKey
		twoForms *journal.TwoForms
	)
	switch {
	case errors.As(err, &crash):
		return a.crashed(crash, err)
	case errors.As(err, &own):
		return own
	case errors.As(err, &unkept):
		return &Error{StatusFailure, err, append(a.ownerHints(err), unkeptHints(unkept)...)}
	case errors.Is(err, journal.ErrWrongPassphrase):
		return a.wrongPassphrase(err)
	case errors.As(err, &noKey):
		return &Error{StatusDamaged, err, []string{"nothing was changed. Without that file, only a recovery key opens the journal. Put the file back from a backup, or",
			"type: trustrepair journal passphrase --recovery-key FILE"}}
	case errors.As(err, &twoForms):
		return &Error{StatusFailure, err, twoFormsHints(twoForms)}
	case errors.As(err, &damaged):
		return &Error{StatusDamaged, err, damagedHints(damaged)}
	case errors.As(err, &newer):
		return &Error{StatusDamaged, err, []string{"nothing was changed. Use the newer version that wrote it"}}
	case errors.As(err, &replaced):
		return &Error{StatusFailure, err, []string{"nothing was changed. Run the command again to read the file as it is now"}}
	case errors.As(err, &noLocks):
		return &Error{StatusFailure, err, noLocksHints()}
	case errors.As(err, &tooLong):
		return &Error{StatusUsage, err, []string{"nothing was made. Use a shorter name, like --journal sam"}}
	case errors.As(err, &notSaved):
		return &Error{StatusFailure, err, a.notSavedHints(notSaved)}
	case errors.As(err, &notAFile):
		return &Error{StatusFailure, err, []string{"name a file: --journal NAME or --journal PATH.jsonl"}}
	case errors.As(err, &inUse):
		return &Error{StatusInUse, err, []string{inUseHint(inUse)}}
	case errors.Is(err, journal.ErrExists):
		return &Error{StatusFailure, err, []string{"nothing was changed. To go on, type: trustrepair next"}}
	case errors.As(err, &refusal):
		return &Error{StatusUsage, fmt.Errorf("%q wasn't saved. %s", refusal.Prompt, a.reason(err)), []string{"to see the question, type: trustrepair steps"}}
	case errors.As(err, &notFound):
		return a.noJournal(err)
	case errors.Is(err, fs.ErrPermission):
		return &Error{StatusFailure, err, append(a.ownerHints(err), "nothing was changed. To see who can read and write there, type: trustrepair journal where")}
	case errors.Is(err, context.Canceled):
		return &Error{StatusStopped, errors.New("stopped before this was saved"), []string{"what you'd half typed is saved. To go on, type: trustrepair next"}}
	}
	return &Error{StatusFailure, err, []string{"nothing that was saved is lost. To see where it is, type: trustrepair journal where"}}
}

// reason returns why an answer was refused, in the words of words.yaml if they can
// be read.
func (a *App) reason(err error) string {
	words, failed := a.Words()
	if failed != nil {
		return err.Error()
	}
	return answers.Reason(words, err)
}

// keptHint says that unfinished answers were kept, and how to go on with them.
func keptHint(k *session.Kept) string {
	next := "trustrepair next"
	if slices.Equal(k.Drafts, []string{session.NoteDraft}) {
		next = "trustrepair journal add"
	}
	return "what you typed at " + strings.Join(k.Drafts, ", ") + " is saved. To go on with it, type: " + next
}

// inUseHint names the process that has the journal open, if we know it.
func inUseHint(e *journal.InUse) string {
	who := "another window"
	if e.PID > 0 {
		who += fmt.Sprintf(" (process %d)", e.PID)
	}
	return who + " has this journal open. Close it there, then run this again"
}

// unkeptHints returns the person's words that couldn't be saved anywhere, so that
// they can copy them.
func unkeptHints(u *session.Unkept) []string {
	hints := []string{"make some room, then type it again"}
	for _, w := range u.Words {
		hints = append(hints, "your words at "+w.Draft+": "+w.Text)
	}
	return hints
}
