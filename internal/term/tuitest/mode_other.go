//go:build unix && !linux

package tuitest

import (
	"errors"

	"golang.org/x/sys/unix"
)

func modeOf(int) (*unix.Termios, error) { return nil, errors.ErrUnsupported }
