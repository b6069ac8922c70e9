package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// readText reads a file, or standard input where the file is "" or "-": at
// most one byte more than most, so that the caller sees what is too long. An
// interrupt ends the wait for a pipe or a keyboard.
func (g *global) readText(ctx context.Context, file string, most int64) (string, error) {
	from := g.In
	if file != "" && file != "-" {
		path, err := g.file(file)
		if err != nil {
			return "", err
		}
		f, err := os.Open(path)
		if err != nil {
			return "", unreadable(err)
		}
		defer f.Close()
		from = f
	}
	type text struct {
		data []byte
		err  error
	}
	read := make(chan text, 1)
	go func() {
		data, err := readAll(io.LimitReader(from, most+1))
		read <- text{data, err}
	}()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case t := <-read:
		var crash *term.Crash
		if errors.As(t.err, &crash) {
			return "", crash
		}
		if t.err != nil {
			return "", unreadable(t.err)
		}
		return string(t.data), nil
	}
}

// readAll reads to the end. A panic comes back as an error: nobody else could
// catch it on a goroutine.
func readAll(from io.Reader) (data []byte, err error) {
	defer func() {
		if crash := term.Caught(recover()); crash != nil {
			err = crash
		}
	}()
	return io.ReadAll(from)
}

func unreadable(err error) error {
	return &exitError{statusFailure, fmt.Errorf("reading the text: %w", err),
		[]string{"nothing was recorded; name a file that can be read, or - for standard input"}}
}
