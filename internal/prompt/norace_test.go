//go:build unix && !race

package prompt_test

// largePaste is the size of a paste that has to work, in bytes.
const largePaste = 1 << 20
