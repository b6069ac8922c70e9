package cli

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

// global is one run of the program, with what every command shares: the outside and
// the flags of all.
type global struct {
	Env
	options
	args         []string // as they were typed
	commandNames func() []string
	signals      term.Signals
	outErr       error            // the first error of writing results
	asker        *terminalSession // the last one that was made; nil before that
	gateRead     *safety.Gate     // nil until it is needed
	typable      *regexp.Regexp   // what texts tell a person to type; see withJournalFlag
}

// options are the flags of all commands.
type options struct {
	journal   string // a name or a path
	plain     bool   // ask line by line
	noInput   bool   // ask nothing
	discreet  bool   // name neither people nor the program
	fixedTime string // act as if it were this time; RFC 3339
}

// newApp returns a run of the program with these arguments. commandNames returns
// the names of its commands, which texts tell a person to type.
func newApp(env Env, args []string, commandNames func() []string) *global {
	return &global{Env: env, args: args, commandNames: commandNames}
}

// run runs a command, reports its error and returns the exit status of the process.
// It never panics.
func (g *global) run(ctx context.Context, command func(context.Context) error) (status int) {
	defer func() {
		if recover() != nil { // in what is said below
			status = statusFailure
		}
	}()
	ctx, stop := g.signals.Watch(ctx)
	defer stop()
	err := g.catch(ctx, command)
	if err == nil {
		err = g.outErr
	}
	return g.report(err)
}

// time returns the time of this command: --now, or the clock.
func (g *global) time() (time.Time, error) {
	if g.fixedTime == "" {
		return g.Now(), nil
	}
	t, err := time.Parse(time.RFC3339, g.fixedTime)
	if err != nil {
		return time.Time{}, usage("give it like 2026-03-14T20:00:00+01:00", "reading --now %q: it is no RFC 3339 time", g.fixedTime)
	}
	return t, nil
}

// clock returns the time as it passes during a session. With --now it stays the
// same.
func (g *global) clock() (func() time.Time, error) {
	now, err := g.time()
	if err != nil || g.fixedTime == "" {
		return g.Now, err
	}
	return func() time.Time { return now }, nil
}

func (g *global) terminal() term.Terminal {
	return term.Detect(g.In, g.Out, g.Err, g.Getenv, term.Options{Plain: g.plain, NoInput: g.noInput})
}
