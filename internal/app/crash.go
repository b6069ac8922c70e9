package app

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"codeberg.org/trustrepair/trustrepair/internal/journal"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// catch runs a command. It restores the terminal after a panic, and returns the
// panic as a *term.Crash.
func (a *App) catch(ctx context.Context, command func(context.Context) error) (err error) {
	defer func() {
		if crash := term.Caught(recover()); crash != nil {
			a.letGo()
			err = crash
		}
	}()
	return command(ctx)
}

// letGo restores the terminal when a panic interrupted a question.
func (a *App) letGo() {
	defer func() { _ = recover() }() // the first panic is reported
	if a.asker != nil {
		_ = a.asker.Close()
	}
}

// crashed says what was kept when the program crashed, and what to do next. It
// writes a stack trace next to the journal, for whoever can fix the bug.
func (a *App) crashed(crash *term.Crash, err error) *Error {
	kept := "everything you answered and typed is kept"
	if crash.Lost {
		kept = "what was saved is safe, but what you typed last may be missing"
	}
	next := "go on with: trustrepair next"
	if found, err := a.JournalExists(); err == nil && !found {
		kept, next = a.keptBefore(), "begin again with: trustrepair start"
	}
	where := "where it happened could not be written down"
	if file := a.trace(crash); file != "" {
		where = "for a bug report: " + file + ", with none of your words in it"
	}
	t := &Error{StatusFailure, errors.New("something went wrong inside the program; " + kept), []string{next + " (" + where + ")"}}
	var unkept *session.Unkept
	if errors.As(err, &unkept) {
		t.hints = append(t.hints, unkeptHints(unkept)...)
	}
	return t
}

// keptBefore says what was kept if start crashed before there was a journal.
func (a *App) keptBefore() string {
	if facts, err := a.keptFacts(); err == nil {
		defer facts.Close()
		if session.HasFacts(facts) {
			return "your answers are kept, all but those about safety"
		}
	}
	return "nothing was written yet"
}

// trace writes a stack trace next to the journal and returns the path of the file,
// or "" if it can't be written.
func (a *App) trace(crash *term.Crash) (file string) {
	defer func() {
		if recover() != nil { // the code that panicked may be needed here too
			file = ""
		}
	}()
	path, err := a.JournalPath()
	if err != nil {
		return ""
	}
	text := fmt.Sprintf("trustrepair %s %s/%s\n%s\n\n%s", a.Version, runtime.GOOS, runtime.GOARCH, crash.What, crash.Stack)
	if file, err = journal.KeepTrace(path, a.Now(), text); err != nil {
		return ""
	}
	return file
}
