package cmdline

import "testing"

func TestClosest(t *testing.T) {
	t.Parallel()
	known := []string{"acknowledge", "apologize", "listen", "promise", "follow-through", "first-promise", "third-promise", "deed", "talk", "Été"}
	for wrong, want := range map[string]string{
		"liste":          "listen", // the beginning of one
		"first-promis":   "first-promise",
		"LISEN":          "listen",
		"tlak":           "talk", // two letters swapped
		"frist-promise":  "first-promise",
		"followthrough":  "follow-through",
		"apologise":      "apologize",
		"été":            "Été",
		"ete":            "", // another word altogether, for all that a program knows
		"dead":           "deed",
		"did":            "",
		"x":              "",
		"":               "",
		"reconciliation": "",
	} {
		if got := Closest(wrong, known); got != want {
			t.Errorf("%q is taken for %q, want %q", wrong, got, want)
		}
	}
	if got := Closest("step", []string{"steps", "stephen"}); got != "steps" {
		t.Errorf("of two that begin so, %q is taken instead of the one that is nearer", got)
	}
}

func TestDistance(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "ab", 2}, {"talk", "talk", 0}, {"tlak", "talk", 1}, {"tal", "talk", 1},
		{"talkk", "talk", 1}, {"walk", "talk", 1}, {"kitten", "sitting", 3}, {"né", "ne", 1},
	} {
		if got, back := distance(test.a, test.b), distance(test.b, test.a); got != test.want || back != test.want {
			t.Errorf("from %q to %q it is %d, and %d back; want %d", test.a, test.b, got, back, test.want)
		}
	}
}
