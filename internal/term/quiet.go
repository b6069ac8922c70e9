package term

import "github.com/charmbracelet/lipgloss"

// init is the only one of the project. Bubble Tea asks the terminal for its
// background colour in an init function of its own, in every command of a
// program that links it: a round trip on a terminal that answers, and up to
// five seconds and some lost keys on one that does not. Saying the answer
// beforehand keeps it from asking. It holds for any background, since we draw
// in the sixteen base colours only.
//
// Go initialises packages in the order of their import paths, dependencies
// first: this package comes before github.com/charmbracelet/bubbletea as long
// as it imports nothing that comes after. TestStartsOnASilentTerminal in
// package prompt guards it.
func init() { lipgloss.SetHasDarkBackground(true) }
