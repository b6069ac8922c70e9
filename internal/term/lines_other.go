//go:build !unix

package term

import "os"

// Lines reads from a terminal that passes on whole lines. Here it cannot get a
// line that has no end yet.
type Lines struct{ *os.File }

// NewLines returns a reader of a terminal.
func NewLines(f *os.File) *Lines { return &Lines{f} }

// Finish reports false: reading goes on until the next line.
func (l *Lines) Finish() bool { return false }

// Lost reports whether what was typed last may be missing, which is not known.
func (l *Lines) Lost() bool { return false }

// Close does nothing: the terminal is as it was.
func (l *Lines) Close() error { return nil }
