// Package tuitest tests full-screen programs: it starts a program on a
// pseudo-terminal, draws its output on an emulated screen, and types, pastes,
// resizes, kills and reads the screen like a person would. Scripts for testscript
// use it through [Command].
//
// It never sleeps for a fixed time: it waits until the screen shows something, for
// at most [Patience]. It is for tests only and not part of the program.
package tuitest
