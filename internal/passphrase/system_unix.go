//go:build unix

package passphrase

import "os"

// openTerminal opens the terminal of the process.
func openTerminal() (*os.File, error) { return os.OpenFile("/dev/tty", os.O_RDWR, 0) }

// shell returns the program and arguments that run a command.
func shell(command string) []string { return []string{"/bin/sh", "-c", command} }
