//go:build unix

package prompt_test

import (
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/term/tuitest"
)

// TestLeftTwice checks that the terminal is restored if the key that leaves is
// pressed again and again: once the terminal has its own mode back, the system
// takes such a key for a signal, and throws away what is still to be shown.
func TestLeftTwice(t *testing.T) {
	t.Parallel()
	for range 5 {
		s, _ := start(t, tuitest.Options{}, "deed")
		must(t, s.Wait("keys"))
		for n := 0; n < 200 && !s.Ended(); n++ {
			must(t, s.Key(`ctrl+\`))
			time.Sleep(100 * time.Microsecond)
		}
		_, err := s.Exit() // by the key or by the signal
		must(t, err)
		if s.AltScreen() || s.CursorHidden() {
			t.Fatal("the screen is kept, or the cursor stays hidden")
		}
		s.Close()
	}
}
