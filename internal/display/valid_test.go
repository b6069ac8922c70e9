package display

import "testing"

func TestValid(t *testing.T) {
	for in, want := range map[string]int{"": -1, "Zoë \ufffd": -1, "ab\xff": 2, "a\x00": 1, "\x7fELF\x00\xff": 5} {
		err, got := Valid(in), -1
		if e, ok := err.(*NotText); ok {
			got = e.Offset
		}
		if got != want {
			t.Errorf("Valid(%q) = %v, want offset %d", in, err, want)
		}
	}
}
