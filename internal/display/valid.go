package display

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// NotText says that an input is no text and why.
type NotText struct {
	Offset int    // of the first byte that is wrong
	Why    string // "not valid UTF-8" or "holds a NUL byte"
}

func (e *NotText) Error() string { return fmt.Sprintf("%s at byte %d", e.Why, e.Offset) }

// Valid returns a *[NotText] if s is a binary file or not valid UTF-8.
func Valid(s string) error {
	if !utf8.ValidString(s) {
		for i, r := range s {
			if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
				return &NotText{i, "not valid UTF-8"}
			}
		}
	}
	if i := strings.IndexByte(s, 0); i >= 0 {
		return &NotText{i, "holds a NUL byte"}
	}
	return nil
}
