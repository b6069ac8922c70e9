package passphrase

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

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
	before, err := xterm.MakeRaw(tty.Fd()) // from here on nothing is shown
	if err != nil {
		return "", fmt.Errorf("asking for the passphrase: %w", err)
	}
	typed := ""
	if _, err = io.WriteString(out, text); err == nil {
		typed, err = readHidden(ctx, tty)
	}
	err = errors.Join(err, xterm.Restore(tty.Fd(), before))
	_, _ = io.WriteString(out, "\n") // the one that was typed isn't shown either
	return typed, err
}

// ErrStopped says that somebody left instead of typing a passphrase.
var ErrStopped = errors.New("stopped at the passphrase")

// readHidden reads a line that isn't shown. It reads one key at a time, because the
// next line may already be typed.
func readHidden(ctx context.Context, tty *os.File) (line string, err error) {
	type reply struct {
		line []byte
		err  error
	}
	read := make(chan reply, 1)
	go func() {
		line, err := typedLine(tty)
		read <- reply{line, err}
	}()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case r := <-read:
		return string(r.line), r.err
	}
}

// The keys that do something on a terminal that passes on all of them.
const (
	ctrlC, ctrlD, ctrlU = 0x03, 0x04, 0x15
	backspace, erase    = 0x08, 0x7f
)

// typedLine returns what is typed up to the next enter.
func typedLine(keys io.Reader) (line []byte, err error) {
	for key := make([]byte, 1); ; {
		if n, err := keys.Read(key); err != nil || n == 0 {
			return nil, errors.Join(ErrStopped, err)
		}
		switch k := key[0]; {
		case k == '\r' || k == '\n':
			return line, nil
		case k == ctrlC, k == ctrlD && len(line) == 0, k == 0: // 0 is a ctrl+d from before this was asked
			return nil, ErrStopped
		case k == ctrlU:
			line = line[:0]
		case k == backspace || k == erase:
			_, size := utf8.DecodeLastRune(line)
			line = line[:len(line)-size]
		case k >= ' ':
			line = append(line, k)
		}
	}
}
