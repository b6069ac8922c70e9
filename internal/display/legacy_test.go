package display_test

import (
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

func TestLegible(t *testing.T) {
	for in, want := range map[string]string{
		"":                     "",
		"café":                 "café",
		"caf\xe9":              "café",
		"I\x92m \x93here\x94":  "I’m “here”",
		"\x96 5 \x80":          "– 5 €",
		"\xff\x00":             "ÿ\x00",
		"\ufffd is no \xff":    "\ufffd is no ÿ",
		"日本\xe6\x97":           "日本æ—",
		"\x81\x8d\x8f\x90\x9d": "\u0081\u008d\u008f\u0090\u009d", // of no letter
		"\x9f\xa0":             "Ÿ\u00a0",
	} {
		if got := display.Legible(in); got != want {
			t.Errorf("%q is %q instead of %q", in, got, want)
		}
	}
}
