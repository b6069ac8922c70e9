package apology

import (
	"slices"
	"testing"
)

// TestSpokenLines checks that every word of a letter is said, one sentence at a
// time.
func TestSpokenLines(t *testing.T) {
	t.Parallel()
	for letter, want := range map[string][]string{
		"Dear Sam,\n\nI lied. You asked me, and I lied!\r\nKim": {"Dear Sam,", "I lied.", "You asked me, and I lied!", "Kim"},
		`"Never again," I said. (I was wrong.)`:                 {`"Never again," I said.`, `(I was wrong.)`},
		"no stop":                                               {"no stop"},
		"\n \n":                                                 nil,
	} {
		if got := SpokenLines(letter); !slices.Equal(got, want) {
			t.Errorf("%q is said as %q, want %q", letter, got, want)
		}
	}
}
