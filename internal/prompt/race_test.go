//go:build unix && race

package prompt_test

// largePaste is smaller here: Bubble Tea reads a paste in a way that takes the
// square of its length, which the race detector makes fifteen times slower.
const largePaste = 1 << 18
