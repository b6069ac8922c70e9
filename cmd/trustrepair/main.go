package main

import (
	"context"
	"os"
	"runtime/debug"
	"time"

	"codeberg.org/trustrepair/trustrepair/content"
	"codeberg.org/trustrepair/trustrepair/internal/cli"
)

func main() {
	collectLater()
	info, _ := debug.ReadBuildInfo() // there is none in a binary without modules
	os.Exit(cli.Main(context.Background(), cli.Env{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Getenv: os.Getenv, Now: time.Now, Content: content.FS, Version: versionOf(version, info),
		SealWork: sealWork(),
	}, os.Args[1:]))
}
