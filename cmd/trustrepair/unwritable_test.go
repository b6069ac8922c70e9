package main

import (
	"errors"
	"os"
	"strings"
	"testing"
)

// TestStartWhereNothingCanBeWritten: nobody answers ten questions for nothing.
func TestStartWhereNothingCanBeWritten(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	check(t, errors.Join(os.Chmod(h.path("home"), 0o555), os.Chmod(h.dir, 0o555)))
	for _, args := range [][]string{{"start"}, {"start", "--journal", h.path("home", "sam.jsonl")}} {
		cmd := h.command(args...)
		asNobody(cmd)
		got := runProcess(t, cmd)
		if got.status != 1 || strings.Contains(got.err, "Safety first") ||
			!strings.Contains(got.err, "permission denied") || !strings.Contains(got.err, "hint: ") {
			t.Errorf("%q ended with %d: %s", args, got.status, got.err)
		}
	}
}
