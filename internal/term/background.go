package term

import "github.com/charmbracelet/lipgloss"

// This is the only init function of the project. Bubble Tea asks the terminal for
// its background color in an init function, in every command of a program that
// links it. That is a round trip on a terminal that answers, and up to five seconds
// and some lost keys on one that doesn't. Setting the answer first prevents it. Any
// answer will do, because we only draw in the sixteen base colors.
//
// Go initializes packages in the order of their import paths, dependencies first:
// this package comes before github.com/charmbracelet/bubbletea as long as it imports
// nothing that comes after it. TestStartsOnASilentTerminal in package prompt checks
// that.
func init() { lipgloss.SetHasDarkBackground(true) }
