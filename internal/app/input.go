package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/term"
)

// ReadText reads a file, or standard input if the file is "" or "-". It reads at
// most one byte more than most, so that the caller can check whether the text is too long.
// An interrupt stops it while it waits for the keyboard or a pipe, even a pipe that
// nobody has opened for writing.
func (a *App) ReadText(ctx context.Context, file string, most int64) (string, error) {
	file, err := a.file(file)
	if err != nil {
		return "", err
	}
	type text struct {
		data []byte
		err  error
	}
	read := make(chan text, 1)
	go func() {
		data, err := a.readAll(file, most+1)
		read <- text{data, err}
	}()
	select {
	case <-ctx.Done():
		return "", &Error{StatusStopped, errors.New("stopped before the text was read"), []string{"nothing was saved"}}
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

// Piped reports whether a text may come in without being typed: standard input is a
// pipe or a file, not a terminal or a device such as /dev/null.
func (a *App) Piped() bool {
	f, isFile := a.In.(*os.File)
	if !isFile {
		return a.In != nil
	}
	info, err := f.Stat()
	return err == nil && (info.Mode().IsRegular() || info.Mode()&(os.ModeNamedPipe|os.ModeSocket) != 0)
}

// readAll reads a file up to a limit. It returns a panic as an error, because it
// runs on its own goroutine, where nothing else would catch it.
func (a *App) readAll(file string, limit int64) (data []byte, err error) {
	defer func() {
		if crash := term.Caught(recover()); crash != nil {
			err = crash
		}
	}()
	from := a.In
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
	return &Error{StatusFailure, fmt.Errorf("reading the text: %w", err),
		[]string{"nothing was saved. Name a file that can be read, or - for standard input"}}
}

// ReadInput reads the text of an answer. It refuses one that is too long or isn't
// UTF-8.
func (a *App) ReadInput(ctx context.Context, file string) (string, error) {
	if (file == "" || file == "-") && a.NoInput && a.Terminal().Typing {
		return "", Usage("pipe it in, or name a file: --file FILE", "the answer would have to be typed, and with --no-input nothing is asked")
	}
	text, err := a.ReadText(ctx, file, answers.MaxSize)
	if err != nil {
		return "", err
	}
	if len(text) > answers.MaxSize {
		return "", Usage("nothing was saved. Shorten it, or keep it in a file of its own", "the answer is longer than 1 MiB")
	}
	if !utf8.ValidString(text) {
		return "", Usage("nothing was saved. Turn the text into UTF-8, and try again", "the answer isn't valid UTF-8")
	}
	return text, nil
}
