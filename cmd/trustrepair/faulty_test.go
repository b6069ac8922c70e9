package main

import (
	"context"
	"io/fs"
	"os"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/cli"
)

// faulty is the main function of a program with a fault: it panics when it first
// checks an answer for signs of danger.
func faulty() {
	os.Exit(cli.Main(context.Background(), cli.Env{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Getenv: os.Getenv, Now: time.Now, Content: faultyContent{content.FS}, Version: version,
	}, os.Args[1:]))
}

type faultyContent struct{ fs.FS }

func (c faultyContent) Open(name string) (fs.File, error) {
	if name == "safety.yaml" {
		panic("cannot open " + name)
	}
	return c.FS.Open(name)
}
