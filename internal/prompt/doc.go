// Package prompt asks a person: it shows a question or a card and brings back
// what they did with it. There are two askers with the same methods. [Screen]
// takes the whole terminal, and is built on huh and Bubble Tea, which no other
// package imports. [Plain] speaks lines: for pipes, simple terminals and
// screen readers.
//
// Everything that is shown passes through package display first, so that no
// answer, name or file can act on the terminal. What is being typed is handed
// to the caller's keep function, once a second at most and whenever the person
// leaves in any way; an answer is only ever what was submitted and passed the
// question's own Check.
//
// It refuses to know what comes next, to store anything, and to read the
// environment.
package prompt
