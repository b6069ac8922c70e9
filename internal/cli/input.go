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
// interrupt ends the wait for a pipe, for one that nobody opens for writing as
// well, or for a keyboard.
func (g *global) readText(ctx context.Context, file string, most int64) (string, error) {
	type text struct {
		data []byte
		err  error
	}
	read := make(chan text, 1)
	go func() {
		data, err := g.readAll(file, most+1)
		read <- text{data, err}
	}()
	select {
	case <-ctx.Done():
		return "", &exitError{statusStopped, errors.New("stopped before the text was read"), []string{"nothing was recorded"}}
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

// readAll opens a file and reads to its end or to a limit. A panic comes back as
// an error: nobody else could catch it on a goroutine.
func (g *global) readAll(file string, limit int64) (data []byte, err error) {
	defer func() {
		if crash := term.Caught(recover()); crash != nil {
			err = crash
		}
	}()
	from := g.In
	if file != "" && file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		from = f
	}
	return io.ReadAll(io.LimitReader(from, limit))
}

func unreadable(err error) error {
	return &exitError{statusFailure, fmt.Errorf("reading the text: %w", err),
		[]string{"nothing was recorded; name a file that can be read, or - for standard input"}}
}
