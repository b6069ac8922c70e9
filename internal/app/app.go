// Package app owns one run of the program, whatever its command is: its options and
// streams, finding and opening the journal, the sessions at the terminal, the
// messages about what happened, and how an error becomes a message, hints and an
// exit status.
//
// An [App] has what every command shares. It fits each text to how the program was
// called: the commands that a text tells a person to type keep --journal, and with
// --discreet they lack the program's name.
//
// It refuses to know the commands, their flags and their help, which belong to
// package cli, and rules of the domain: it opens, asks, prints and ends.
package app

import (
	"context"
	"io"
	"io/fs"
	"regexp"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// Env is everything that the program takes from the outside.
type Env struct {
	In      io.Reader // questions are answered here
	Out     io.Writer // results
	Err     io.Writer // questions, messages and errors
	Getenv  func(string) string
	Now     func() time.Time
	Content fs.FS // the workbook's content
	Version string
}

// App is one run of the program, with what every command shares: the outside and
// the flags of all.
type App struct {
	Env
	Options
	args         []string // as they were typed
	commandNames func() []string
	signals      term.Signals
	outErr       error            // the first error of writing results
	asker        *terminalSession // the last one that was made; nil before that
	gateRead     *safety.Gate     // nil until it is needed
	typable      *regexp.Regexp   // what texts tell a person to type; see withJournalFlag
}

// Options are the flags of all commands.
type Options struct {
	Journal   string // a name or a path
	Plain     bool   // ask line by line
	NoInput   bool   // ask nothing
	Discreet  bool   // name neither people nor the program
	FixedTime string // act as if it were this time; RFC 3339
}

// New returns a run of the program with these arguments. commandNames returns
// the names of its commands, which texts tell a person to type.
func New(env Env, args []string, commandNames func() []string) *App {
	return &App{Env: env, args: args, commandNames: commandNames}
}

// Run runs a command, reports its error and returns the exit status of the process.
// It never panics.
func (a *App) Run(ctx context.Context, command func(context.Context) error) (status int) {
	defer func() {
		if recover() != nil { // in what is said below
			status = StatusFailure
		}
	}()
	ctx, stop := a.signals.Watch(ctx)
	defer stop()
	err := a.catch(ctx, command)
	if err == nil {
		err = a.outErr
	}
	return a.report(err)
}

// Time returns the time of this command: --now, or the clock.
func (a *App) Time() (time.Time, error) {
	if a.FixedTime == "" {
		return a.Now(), nil
	}
	t, err := time.Parse(time.RFC3339, a.FixedTime)
	if err != nil {
		return time.Time{}, Usage("give it like 2026-03-14T20:00:00+01:00", "reading --now %q: it is no RFC 3339 time", a.FixedTime)
	}
	return t, nil
}

// clock returns the time as it passes during a session. With --now it stays the
// same.
func (a *App) clock() (func() time.Time, error) {
	now, err := a.Time()
	if err != nil || a.FixedTime == "" {
		return a.Now, err
	}
	return func() time.Time { return now }, nil
}

func (a *App) Terminal() term.Terminal {
	return term.Detect(a.In, a.Out, a.Err, a.Getenv, term.Options{Plain: a.Plain, NoInput: a.NoInput})
}
