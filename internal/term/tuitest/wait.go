//go:build unix

package tuitest

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
)

// until waits for a condition, which is called with the lock held. It returns false
// if that takes too long.
func (s *Session) until(condition func() bool) bool {
	late := false // time is up
	timer := time.AfterFunc(Patience, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		late = true
		s.changed.Broadcast()
	})
	defer timer.Stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	for !condition() {
		if late {
			return false
		}
		s.changed.Wait()
	}
	return true
}

// Wait waits until the screen shows the text. Each run of white space counts as one
// space, so it also finds a wrapped text.
func (s *Session) Wait(text string) error {
	found := false
	s.until(func() bool {
		found = shows(s.screen(), text)
		return found || s.ended
	})
	if !found {
		return fmt.Errorf("no %q on the screen:\n%s", text, s.framed())
	}
	return nil
}

// Await waits until the screen shows one of the texts, and returns the index of the
// first one that it shows.
func (s *Session) Await(texts ...string) (int, error) {
	found := -1
	s.until(func() bool {
		found = slices.IndexFunc(texts, func(text string) bool { return shows(s.screen(), text) })
		return found >= 0 || s.ended
	})
	if found < 0 {
		return -1, fmt.Errorf("none of %q on the screen:\n%s", texts, s.framed())
	}
	return found, nil
}

// Changed waits until the screen differs from this one.
func (s *Session) Changed(before string) error {
	changed := false
	s.until(func() bool {
		changed = s.screen() != before
		return changed || s.ended
	})
	if !changed {
		return fmt.Errorf("the screen does not change:\n%s", s.framed())
	}
	return nil
}

// Absent waits until the screen does not show the text.
func (s *Session) Absent(text string) error {
	if !s.until(func() bool { return !shows(s.screen(), text) }) {
		return fmt.Errorf("%q is on the screen:\n%s", text, s.framed())
	}
	return nil
}

// Match waits until the screen is exactly this text, as returned by
// [Session.Screen].
func (s *Session) Match(want string) error {
	same := s.until(func() bool { return s.screen() == want || s.ended })
	if same && s.Screen() == want {
		return nil
	}
	return fmt.Errorf("the screen is\n%s\nand not\n----\n%s----", s.framed(), want)
}

// settled returns the screen after the program has written nothing for a while. It
// is only for updating expected screens, never for comparing.
func (s *Session) settled() string {
	for before := -1; before != len(s.Raw()); {
		before = len(s.Raw())
		time.Sleep(200 * time.Millisecond)
	}
	return s.Screen()
}

// shows reports whether a screen contains a text, ignoring line breaks and the bars
// to the left of lines.
func shows(screen, text string) bool {
	return strings.Contains(screen, text) || strings.Contains(flat(screen), flat(text))
}

func flat(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || 0x2500 <= r && r < 0x2580
	}), " ")
}
