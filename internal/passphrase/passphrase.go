// Package passphrase owns getting a passphrase from a person or from a program of
// theirs: from a file, from a command, or typed on the terminal without being shown.
// It's never an argument or an environment variable, because other users of the
// machine can see those.
//
// It refuses to know what a passphrase opens.
package passphrase

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/disk"
)

// A Source says where a passphrase comes from. If both are empty, it has to be typed.
type Source struct {
	File    string
	Command string // for the shell
}

// Given reports whether nobody has to type the passphrase.
func (s Source) Given() bool { return s.File != "" || s.Command != "" }

// Read returns the passphrase from the file or the command: its first line.
func (s Source) Read(ctx context.Context, messages io.Writer) (string, error) {
	if s.File != "" {
		return fromFile(s.File)
	}
	return fromCommand(ctx, s.Command, messages)
}

// ErrEmpty says that a file or a command has no passphrase.
var ErrEmpty = errors.New("the first line is empty")

func fromFile(path string) (string, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|disk.Nonblock, 0)
	if err != nil {
		return "", fmt.Errorf("reading the passphrase: %w", err)
	}
	defer f.Close()
	line, err := firstLine(f)
	if err != nil {
		return "", fmt.Errorf("reading the passphrase from %q: %w", path, err)
	}
	return line, nil
}

func fromCommand(ctx context.Context, command string, messages io.Writer) (string, error) {
	shell := shell(command)
	cmd := exec.CommandContext(ctx, shell[0], shell[1:]...)
	cmd.Stderr = messages
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("running the command for the passphrase: %w", err)
	}
	line, err := firstLine(bytes.NewReader(out))
	if err != nil {
		return "", fmt.Errorf("running the command for the passphrase: %w", err)
	}
	return line, nil
}

// firstLine returns the first line of a short text.
func firstLine(r io.Reader) (string, error) {
	const most = 64 << 10
	line, err := bufio.NewReader(io.LimitReader(r, most)).ReadString('\n')
	if err != nil && err != io.EOF {
		return "", err
	}
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return "", ErrEmpty
	}
	return line, nil
}
