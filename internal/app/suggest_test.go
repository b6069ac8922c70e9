package app

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
		if got := closest(wrong, known); got != want {
			t.Errorf("%q is taken for %q, want %q", wrong, got, want)
		}
	}
	if got := closest("step", []string{"steps", "stephen"}); got != "steps" {
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

// TestCorrected checks where the right word takes the place of the wrong one.
func TestCorrected(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"back", "wrong"}, "trustrepair back right"},
		{[]string{"wrong", "--early"}, "trustrepair right --early"},
		{[]string{"list", "--step", "wrong"}, "trustrepair list --step right"},
		{[]string{"list", "--step=wrong"}, "trustrepair list --step=right"},
		{[]string{"sheet", "--without", "a,wrong,b"}, "trustrepair sheet --without a,right,b"},
		{[]string{"sheet", "--without=a,wrong"}, "trustrepair sheet --without=a,right"},
		{[]string{"skip", "wrong", "--why", "not $HOME, or 'so'"}, `trustrepair skip right --why 'not $HOME, or '\''so'\'''`},
		{[]string{"skip", "wrong", "--why", "wrong"}, "trustrepair skip right --why wrong"},
		{[]string{"skip", "wrong", ""}, "trustrepair skip right ''"},
		{[]string{"skip", "wronger"}, ""},
	} {
		g := New(Env{}, test.args, nil)
		got, ok := g.corrected("wrong", "right")
		if ok != (test.want != "") || ok && got != test.want {
			t.Errorf("%q becomes %q, %t; want %q", test.args, got, ok, test.want)
		}
		if test.args[1] == "right" {
			t.Errorf("the arguments themselves were changed")
		}
	}
}
