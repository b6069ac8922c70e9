package app

import "testing"

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
