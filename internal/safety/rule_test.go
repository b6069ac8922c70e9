package safety

import (
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/content"
)

// TestExamples holds every rule to its own examples.
func TestExamples(t *testing.T) {
	w, err := LoadWatch(content.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range w.rules {
		finds := func(s string) bool {
			return slices.ContainsFunc(w.Heeds(s), func(m Match) bool { return m.Rule == r.ID })
		}
		for _, s := range r.Match {
			if !finds(s) {
				t.Errorf("rule %q does not find %q", r.ID, s)
			}
		}
		for _, s := range r.Pass {
			if finds(s) {
				t.Errorf("rule %q finds %q", r.ID, s)
			}
		}
	}
}
