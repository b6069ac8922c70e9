package workbook_test

import (
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func TestFill(t *testing.T) {
	unnamed := func(me, other string) workbook.Words { return workbook.Words{"me": me, "other": other} }
	for _, tt := range []struct {
		names      workbook.Names
		words      workbook.Words
		text, want string
	}{
		{workbook.Names{Me: "Ann", Other: "Bo"}, nil, "{me} and {other} and {them}", "Ann and Bo and {them}"},
		{workbook.Names{}, unnamed("you", "the other person"), "{other} and {me}. {other}? {other}!\n{other}, {other}",
			"The other person and you. The other person? The other person!\nThe other person, the other person"},
		{workbook.Names{}, unnamed("tú", "él o ella"), "{other}. ¿{other}? a {other}", "Él o ella. ¿Él o ella? a él o ella"},
		{workbook.Names{}, unnamed("you", "$1 friend"), "{other}", "$1 friend"},
	} {
		if got := tt.names.Fill(tt.text, tt.words); got != tt.want {
			t.Errorf("%q is filled as %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestOtherIn(t *testing.T) {
	for _, tt := range []struct {
		other, text string
		want        bool
	}{
		{"Sam", "I call Sam.", true},
		{"sam", "SAM, and nobody else", true},
		{" Sam ", "Sam's week", true},
		{"Sam", "the same week", false},
		{"Sam", "Flotsam and Sam", true},
		{"Sam", "Flotsam", false},
		{"Ärne", "bei ärne", true},
		{"aa", "xaaa", false},
		{"Anna Lee", "for Anna Lee.", true},
		{"", "for nobody", false},
	} {
		if got := (workbook.Names{Other: tt.other}).OtherIn(tt.text); got != tt.want {
			t.Errorf("%q in %q: %v", tt.other, tt.text, got)
		}
	}
}
