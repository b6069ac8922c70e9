package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// The exit statuses.
const (
	statusDone    = 0   // done, or nothing is due
	statusFailure = 1   // something failed
	statusUsage   = 2   // wrong usage, or a question where --no-input forbids one
	statusInUse   = 4   // the journal is in use
	statusDamaged = 5   // the journal is damaged or from a newer version
	statusSafety  = 7   // stopped for safety
	statusStopped = 130 // the person stopped; everything is kept
)

// exitError is an error with what the person can do about it.
type exitError struct {
	status int
	err    error // nil: nothing to say, only a status
	hints  []string
}

func (t *exitError) Error() string {
	if t.err == nil {
		return fmt.Sprintf("exit status %d", t.status)
	}
	return t.err.Error()
}

func (t *exitError) Unwrap() error { return t.err }

// usage returns the error of wrong usage.
func usage(hint, format string, values ...any) *exitError {
	return &exitError{statusUsage, fmt.Errorf(format, values...), []string{hint}}
}

// quiet ends the program with a status and no message of its own.
func quiet(status int) error { return &exitError{status: status} }

// report prints an error and its hints, and returns the exit status.
func (g *global) report(err error) int {
	if err == nil {
		return statusDone
	}
	t := g.explain(err)
	if t.err != nil {
		g.printError(t.err)
		for _, hint := range t.hints {
			g.hint(hint)
		}
	}
	return t.status
}

func (g *global) printError(err error) {
	said := withPathInOneLine(err)
	if g.isDiscreet() {
		said = "error: " + g.unnamed(said)
	} else {
		said = "trustrepair: error: " + said
	}
	fmt.Fprintln(g.Err, display.Safe(said))
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

// hint prints what can be typed next.
func (g *global) hint(hint string) { fmt.Fprintf(g.Err, "hint: %s\n", display.Safe(hint)) }

// explain returns an error with what to do about it, in this journal. Words
// that a person gets back stay as they wrote them.
func (g *global) explain(err error) *exitError {
	t := *g.translate(err)
	var unkept *session.Unkept
	if t.hints = slices.Clone(t.hints); errors.As(err, &unkept) {
		return &t
	}
	if g.isDiscreet() {
		t.hints = g.unnamedHints(t.hints)
	}
	var kept *session.Kept
	if errors.As(err, &kept) && t.err != nil && t.status != statusUsage {
		t.hints = slices.Insert(t.hints, 0, keptHint(kept))
	}
	for i := range t.hints {
		t.hints[i] = g.asCalled(t.hints[i])
	}
	return &t
}

// translate is the one place that turns errors of other rooms into what to say
// and do next.
func (g *global) translate(err error) *exitError {
	var (
		crash   *term.Crash
		own     *exitError
		damaged *journal.Damaged
		newer   *journal.Newer
		inUse   *journal.InUse
		refusal *guide.Refusal

		unkept   *session.Unkept
		replaced *journal.Replaced
		notSaved *journal.NotSaved
		notAFile *journal.NotAFile
		notFound *journal.NotFound
		noLocks  *journal.NoLocks
		tooLong  *journal.NameTooLong
	)
	switch {
	case errors.As(err, &crash):
		return g.crashed(crash, err)
	case errors.As(err, &own):
		return own
	case errors.As(err, &unkept):
		return &exitError{statusFailure, err, append(g.ownerHints(err), unkeptHints(unkept)...)}
	case errors.As(err, &damaged):
		return &exitError{statusDamaged, err, damagedHints(damaged)}
	case errors.As(err, &newer):
		return &exitError{statusDamaged, err, []string{"nothing was changed; use the newer version that wrote it"}}
	case errors.As(err, &replaced):
		return &exitError{statusFailure, err, []string{"nothing was changed; run the command again to read the file as it is now"}}
	case errors.As(err, &noLocks):
		return &exitError{statusFailure, err, noLocksHints()}
	case errors.As(err, &tooLong):
		return &exitError{statusUsage, err, []string{"nothing was created; use a shorter name, for instance --journal sam"}}
	case errors.As(err, &notSaved):
		return &exitError{statusFailure, err, g.notSavedHints(notSaved)}
	case errors.As(err, &notAFile):
		return &exitError{statusFailure, err, []string{"name a file: --journal NAME or --journal PATH.jsonl"}}
	case errors.As(err, &inUse):
		return &exitError{statusInUse, err, []string{inUseHint(inUse)}}
	case errors.Is(err, journal.ErrExists):
		return &exitError{statusFailure, err, []string{"nothing was changed; go on with: trustrepair next"}}
	case errors.As(err, &refusal):
		return &exitError{statusUsage, fmt.Errorf("answering %q: %s", refusal.Prompt, g.reason(err)), []string{"nothing was recorded; see the question: trustrepair steps"}}
	case errors.As(err, &notFound):
		return g.noJournal(err)
	case errors.Is(err, fs.ErrPermission):
		return &exitError{statusFailure, err, append(g.ownerHints(err), "nothing was changed; look at who may read and write there: trustrepair journal where")}
	case errors.Is(err, context.Canceled):
		return &exitError{statusStopped, errors.New("stopped before this was saved"), []string{"what you half typed is kept; go on with: trustrepair next"}}
	}
	return &exitError{statusFailure, err, []string{"nothing that was saved is lost; see where it lies: trustrepair journal where"}}
}

// reason puts a refusal into words, if the words can be read.
func (g *global) reason(err error) string {
	words, failed := g.words()
	if failed != nil {
		return err.Error()
	}
	return guide.Reason(words, err)
}

// keptHint says that what was typed is kept, and how to go on with it.
func keptHint(k *session.Kept) string {
	next := "trustrepair next"
	if slices.Equal(k.Drafts, []string{session.NoteDraft}) {
		next = "trustrepair journal add"
	}
	return "what you typed at " + strings.Join(k.Drafts, ", ") + " is kept; go on with it: " + next
}

// inUseHint names the process that has the journal open, if it is known.
func inUseHint(e *journal.InUse) string {
	who := "another window"
	if e.PID > 0 {
		who += fmt.Sprintf(" (process %d)", e.PID)
	}
	return who + " has this journal open; close it there, then run this again"
}

// unkeptHints returns the words that are saved nowhere else now.
func unkeptHints(u *session.Unkept) []string {
	hints := []string{"make room, then type it again"}
	for _, w := range u.Words {
		hints = append(hints, "these are your words at "+w.Draft+": "+w.Text)
	}
	return hints
}
