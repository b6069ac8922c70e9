package passphrase

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	xterm "github.com/charmbracelet/x/term"
)

// ErrNoTerminal says that there's nobody who could type a passphrase.
var ErrNoTerminal = errors.New("there's no terminal to type the passphrase at")

// Ask shows a text on the terminal and returns the line that's typed there, which it
// doesn't show. in is the standard input: if that's no terminal, the terminal of the
// process is used. When ctx ends, the terminal shows again what's typed.
func Ask(ctx context.Context, in io.Reader, out io.Writer, text string) (string, error) {
	tty, isFile := in.(*os.File)
	if !isFile || !xterm.IsTerminal(tty.Fd()) {
		opened, err := openTerminal()
		if err != nil {
			return "", ErrNoTerminal
		}
		defer opened.Close()
		tty, out = opened, opened
	}
	if _, err := io.WriteString(out, text); err != nil {
		return "", fmt.Errorf("asking for the passphrase: %w", err)
	}
	typed, err := readHidden(ctx, tty)
	_, _ = io.WriteString(out, "\n") // the one that was typed isn't shown either
	return typed, err
}

// readHidden reads a line that isn't shown.
func readHidden(ctx context.Context, tty *os.File) (string, error) {
	before, err := xterm.GetState(tty.Fd())
	if err != nil {
		return "", fmt.Errorf("asking for the passphrase: %w", err)
	}
	type reply struct {
		line []byte
		err  error
	}
	read := make(chan reply, 1)
	go func() {
		line, err := xterm.ReadPassword(tty.Fd())
		read <- reply{line, err}
	}()
	select {
	case <-ctx.Done():
		return "", errors.Join(ctx.Err(), xterm.Restore(tty.Fd(), before))
	case r := <-read:
		if r.err == nil || errors.Is(r.err, io.EOF) && len(r.line) > 0 {
			return string(r.line), nil
		}
		return "", fmt.Errorf("asking for the passphrase: %w", r.err)
	}
}
