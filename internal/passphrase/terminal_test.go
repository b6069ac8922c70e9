package passphrase

import (
	"errors"
	"strings"
	"testing"
)

func TestTypedLine(t *testing.T) {
	for keys, want := range map[string]string{
		"right horse\r":      "right horse",
		"one\ntwo\n":         "one",
		"hors\x7f\x7frse\r":  "horse",
		"Zoë\x7fe\r":         "Zoe",
		"\x7f\x08ok\r":       "ok",
		"wrong\x15right\r":   "right",
		"a\x1b[A\x04b\x01\r": "a[Ab", // a key without a meaning leaves its letters
		"\r":                 "",
	} {
		if got, err := typedLine(strings.NewReader(keys)); err != nil || string(got) != want {
			t.Errorf("%q reads as %q, %v; want %q", keys, got, err, want)
		}
	}
	for _, keys := range []string{"", "half", "\x03", "half\x03\r", "\x04", "\x00"} {
		if got, err := typedLine(strings.NewReader(keys)); !errors.Is(err, ErrStopped) || len(got) > 0 {
			t.Errorf("%q reads as %q, %v", keys, got, err)
		}
	}
}
