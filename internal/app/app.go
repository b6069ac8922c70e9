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
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/cmdline"
	"codeberg.org/trustrepair/trustrepair/internal/passphrase"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// Env is everything that the program gets from outside.
type Env struct {
	In      io.Reader // answers to questions
	Out     io.Writer // results
	Err     io.Writer // questions, messages and errors
	Getenv  func(string) string
	Now     func() time.Time
	Content fs.FS // the workbook's content
	Version string

	// SealWork is what opening a sealed journal costs, as a base-2 logarithm; 0 is
	// the usual cost. Tests set it, because that takes a second each time.
	SealWork int
}

// App is one run of the program. It holds what every command needs: the environment
// and the global flags.
type App struct {
	Env
	Options
	args         []string // as they were typed
	commandNames func() []string
	signals      term.Signals
	outErr       error            // the first error of writing results
	asker        *terminalSession // the latest session; nil before the first
	gateRead     *safety.Gate     // nil until it is needed
	sealed       bool             // the journal is
	typed        string           // the passphrase, once it was read
	inTexts      *cmdline.Program // finds our commands in texts; nil until it is needed
}

// Options are the global flags, which every command has.
type Options struct {
	Journal  string // a name or a path
	Plain    bool   // ask line by line
	NoInput  bool   // ask nothing
	Discreet bool   // name neither people nor the program

	Passphrase passphrase.Source // of a sealed journal
	FixedTime  string            // act as if it were this time; RFC 3339
}

// New returns a run of the program with these arguments. commandNames returns the
// names of the commands, so that the program can find them in its own texts.
func New(env Env, args []string, commandNames func() []string) *App {
	return &App{Env: env, args: args, commandNames: commandNames}
}

// Run runs a command, reports its error and returns the exit status of the process.
// It never panics.
func (a *App) Run(ctx context.Context, command func(context.Context) error) (status int) {
	defer func() {
		if recover() != nil { // while reporting
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

// Time returns the time at which this command runs: that of --now, or else the
// clock's.
func (a *App) Time() (time.Time, error) {
	if a.FixedTime == "" {
		return a.Now(), nil
	}
	t, err := time.Parse(time.RFC3339, a.FixedTime)
	if err != nil {
		return time.Time{}, Usage("write it like 2026-03-14T20:00:00+01:00", "reading --now %q: it isn't an RFC 3339 time", a.FixedTime)
	}
	return t, nil
}

// clock returns a clock for a session. With --now it never moves.
func (a *App) clock() (func() time.Time, error) {
	now, err := a.Time()
	if err != nil || a.FixedTime == "" {
		return a.Now, err
	}
	return func() time.Time { return now }, nil
}

// Terminal returns what the terminal can do, if there is one.
func (a *App) Terminal() term.Terminal {
	return term.Detect(a.In, a.Out, a.Err, a.Getenv, term.Options{Plain: a.Plain, NoInput: a.NoInput})
}
