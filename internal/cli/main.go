// Package cli owns the command line: the commands and their flags, what goes
// to which stream, and how errors become messages, hints and exit statuses.
// Each command has a file of its own.
//
// It refuses rules of the domain. A command reads its flags, opens what it
// needs, calls one room, and prints.
package cli

import (
	"context"
	"io"
	"io/fs"
	"time"
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

// Main runs one command and returns the exit status of the process. It never
// panics.
func Main(ctx context.Context, env Env, args []string) (status int) {
	defer func() {
		if recover() != nil { // in what is said below
			status = statusFailure
		}
	}()
	g := &global{Env: env, args: args}
	ctx, stop := g.signals.Watch(ctx)
	defer stop()
	err := g.run(ctx, args)
	if err == nil {
		err = g.outErr
	}
	return g.report(err)
}
