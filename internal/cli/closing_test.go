package cli

import (
	"slices"
	"strings"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/app"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// TestWalkCloses checks that a walk that gets a yes ends with the card, with the
// status for safety, and with a journal that is closed.
func TestWalkCloses(t *testing.T) {
	t.Parallel()
	s := newSecretive(t, workbook.Hurting)
	s.entries = slices.DeleteFunc(s.entries, func(e entry.Entry) bool { return e.Kind == entry.Gate })
	s.each(func(_ *workbook.Step, p *workbook.Prompt) {
		if p.ID != "still-safe" {
			s.add(entry.Entry{Kind: entry.Skip, Prompt: p.ID, Step: "listen"})
		}
	})
	path := s.write("none")
	got := run(t, path, "done-by-me\n", "next", "--plain")
	if got.status != app.StatusSafety || !strings.Contains(got.err, "Closed now:") {
		t.Errorf("the walk ends with %d:\n%s", got.status, got.err)
	}
	if got := call(t, path, "status", "--json"); !strings.Contains(got.out, `"closed": true`) {
		t.Errorf("the journal is open: %s", got.out)
	}
}
