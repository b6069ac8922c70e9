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

// catch runs a command. A panic comes back as a *term.Crash, with the terminal as it
// was before.
func (a *App) catch(ctx context.Context, command func(context.Context) error) (err error) {
	defer func() {
		if crash := term.Caught(recover()); crash != nil {
			a.letGo()
			err = crash
		}
	}()
	return command(ctx)
}

// letGo gives back the terminal of a question that a panic ended.
func (a *App) letGo() {
	defer func() { _ = recover() }() // the first panic is what is told
	if a.asker != nil {
		_ = a.asker.Close()
	}
}

// crashed says what a fault of the program leaves, and what to do next. Where it
// happened is written beside the journal, for whoever can fix it.
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

// keptBefore says what is kept of a start that failed before there was a journal.
func (a *App) keptBefore() string {
	if facts, err := a.keptFacts(); err == nil {
		defer facts.Close()
		if session.HasFacts(facts) {
			return "your answers are kept, all but those about safety"
		}
	}
	return "nothing was written yet"
}

// trace writes where a crash happened beside the journal, and returns the file;
// "" where it cannot be written.
func (a *App) trace(crash *term.Crash) (file string) {
	defer func() {
		if recover() != nil { // what failed may be needed here as well
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
