// Package tuitest owns the pressing of real keys in tests: it starts a program
// on a pseudo-terminal, draws what the program writes on an emulated screen,
// and types, pastes, resizes, kills and looks like a person would. Scripts for
// testscript use it through [Command].
//
// It does not sleep to be on the safe side: it waits until the screen shows something, for [Patience]
// at most. It is for tests only and refuses to be part of the program.
package tuitest
