//go:build unix

package main

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestHelpLinesDue checks that a help line is listed once nobody looked at it
// for more than 90 days, with its age and the site to check it on.
func TestHelpLinesDue(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	line := readJSON[struct {
		Lines []struct{ Name, Compared, Source string }
	}](h, "help-lines", "NZ").Lines[0]
	checked, err := time.Parse(time.DateOnly, line.Compared)
	check(t, err)
	due := func(days int) string {
		return h.must("", "help-lines", "--due", "--now", checked.AddDate(0, 0, days).Format(time.RFC3339))
	}
	if out := due(90); strings.Contains(out, line.Name) {
		t.Errorf("after 90 days %q is due:\n%s", line.Name, out)
	}
	want := fmt.Sprintf("NZ  91 days  %s  (%s)\n", line.Name, line.Source)
	if out := due(91); !strings.Contains(out, want) {
		t.Errorf("after 91 days %q is not due, but\n%s", want, out)
	}
	if out := due(-400); out != "" {
		t.Errorf("before they were checked, these are due:\n%s", out)
	}
}
