package session_test

import (
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/session"
)

// A note that is left says so only where there are words to go on with.
func TestNoteLeft(t *testing.T) {
	for do, want := range map[string]session.Outcome{
		"half I rang": session.LeftNote, "half  ": session.Stopped, "stop": session.Stopped,
		"vanish I rang": session.Vanished, "end": session.Ended, "I rang": session.Finished,
	} {
		m := begun(t, "")
		p := &person{t: t, m: m, script: []string{"note: " + do}}
		if outcome, err := sessionOf(t, m, p, 0).Note(t.Context(), ""); err != nil || outcome != want {
			t.Errorf("%s: %v, %v", do, outcome, err)
		}
	}
}
