//go:build !unix

package passphrase

import (
	"errors"
	"os"
)

// openTerminal opens nothing: a console is the standard input, or there is none.
func openTerminal() (*os.File, error) { return nil, errors.ErrUnsupported }

// shell returns the program and arguments that run a command.
func shell(command string) []string { return []string{"cmd", "/C", command} }
