package layout

import (
	"strings"
	"testing"
)

// Every letter and digit can be in the name of a draft, and nothing that has a
// meaning in a path, a shell or our own names.
func TestNameable(t *testing.T) {
	for r := rune(0); r < 0x250; r++ {
		want := strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._", r)
		if got := Nameable("a" + string(r)); got != want {
			t.Errorf("%q: %v", r, got)
		}
	}
	if Nameable("") || !Nameable(strings.Repeat("a", MaxID)) || Nameable(strings.Repeat("a", MaxID+1)) {
		t.Error("the length is not checked")
	}
}
