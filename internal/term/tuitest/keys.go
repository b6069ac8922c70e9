//go:build unix

package tuitest

import (
	"fmt"
	"strings"
)

// Key presses a key, such as enter, tab, up, ctrl+c, alt+b or ctrl+\.
func (s *Session) Key(name string) error {
	seq, err := sequence(name)
	if err != nil {
		return err
	}
	return s.Type(seq)
}

// sequence returns what a terminal sends for a key.
func sequence(name string) (string, error) {
	if rest, ok := strings.CutPrefix(name, "alt+"); ok {
		seq, err := sequence(rest)
		return "\x1b" + seq, err
	}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok && len(rest) == 1 && 'a' <= rest[0] && rest[0] <= 'z' {
		return string(rest[0] & 0x1f), nil
	}
	if name == `ctrl+\` {
		return "\x1c", nil
	}
	if len([]rune(name)) == 1 {
		return name, nil
	}
	seq := named(name)
	if seq == "" {
		return "", fmt.Errorf("no key is called %q", name)
	}
	return seq, nil
}

func named(name string) string {
	switch name {
	case "enter":
		return "\r"
	case "tab":
		return "\t"
	case "shift+tab":
		return "\x1b[Z"
	case "space":
		return " "
	case "backspace":
		return "\x7f"
	case "insert":
		return "\x1b[2~"
	case "delete":
		return "\x1b[3~"
	case "esc":
		return "\x1b"
	case "up":
		return "\x1b[A"
	case "down":
		return "\x1b[B"
	case "right":
		return "\x1b[C"
	case "left":
		return "\x1b[D"
	case "home":
		return "\x1b[H"
	case "end":
		return "\x1b[F"
	case "ctrl+home":
		return "\x1b[1;5H"
	case "ctrl+end":
		return "\x1b[1;5F"
	case "pgup":
		return "\x1b[5~"
	case "pgdn", "pgdown":
		return "\x1b[6~"
	}
	return ""
}
