// Package cli owns the commands: their names, arguments, flags and help. Each command
// has a file of its own.
//
// It refuses rules of the domain. A command reads its flags, opens what it needs,
// calls one other package, and prints. What every command has in common belongs to
// package app.
package cli

import (
	"context"

	"codeberg.org/trustrepair/trustrepair/internal/app"
)

// Main runs one command and returns the exit status of the process. It never
// panics.
func Main(ctx context.Context, env Env, args []string) int {
	g := newGlobal(env, args)
	return g.Run(ctx, func(ctx context.Context) error {
		root := newRootCmd(g)
		root.SetArgs(args)
		root.SetIn(g.In)
		root.SetOut(g.Results())
		root.SetErr(g.Err)
		return root.ExecuteContext(ctx)
	})
}

// Env is everything that the program takes from the outside.
type Env = app.Env

// global is the run of the program. It is passed to all commands.
type global struct{ *app.App }

// newGlobal returns a run of the program with the commands of this package.
func newGlobal(env Env, args []string) *global {
	return &global{app.New(env, args, func() (names []string) {
		for _, cmd := range newRootCmd(newGlobal(env, nil)).Commands() {
			names = append(names, cmd.Name())
		}
		return names
	})}
}
