package tuitest

import "golang.org/x/sys/unix"

func modeOf(fd int) (*unix.Termios, error) { return unix.IoctlGetTermios(fd, unix.TCGETS) }
