// Package prompt asks a person: it shows a question or a card and returns what
// they did with it. There are two askers with the same methods. [Screen] takes
// the whole terminal: its questions and cards are scenes of package tui, and its
// fields are huh's. [Plain] reads and writes lines: for pipes, simple terminals
// and screen readers.
//
// Everything that is shown passes through package display first, so that no
// answer, name or file can act on the terminal. What is being typed is passed
// to the caller's keep function, once a second at most and however the person
// leaves; an answer is only ever what was submitted and passed the
// question's own Check.
//
// It refuses to know what comes next, to store anything, and to read the
// environment.
package prompt
