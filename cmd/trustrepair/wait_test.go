//go:build unix

package main

import (
	"strings"
	"testing"
	"time"
)

// TestRest checks that "next" says until when everything waits, each time it is
// asked, until the day comes or the person ends the rest.
func TestRest(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	patient := newPlanner(t, longSubject(), true)
	patient.done[endsRest] = true
	p := patient.run()
	var s evening
	for i := range p.evenings {
		s = p.evenings[i]
		playPlain(h, i == 0, p, s)
		if s.rests {
			break
		}
	}
	if !s.rests {
		t.Fatal("nothing rests in the whole workbook")
	}
	now := s.now.Format(time.RFC3339)
	before := h.files()["journal.jsonl"]
	day := s.until.Format("Mon 2 Jan 2006")
	for _, args := range [][]string{{"next"}, {"next", "--plain"}} {
		if got := h.run("", append(args, "--now", now)...); got.status != 0 || !strings.Contains(oneSpace(got.err), "(until "+day+")") {
			t.Errorf("%q ends with %d: %s", args, got.status, got.err)
		}
	}
	if out := h.must("", "next", "--no-input", "--now", now); !strings.Contains(out, day) {
		t.Errorf("next without questions does not name %q: %s", day, out)
	}
	status := readJSON[statusDoc](h, "status", "--now", now)
	if len(status.Waiting) == 0 || status.Waiting[0].Until != s.until.Format(time.RFC3339) || status.Waiting[0].Why == "" {
		t.Errorf("the status waits for %+v, want %s", status.Waiting, s.until)
	}
	if status.Next.Kind != "wait" || h.files()["journal.jsonl"] != before {
		t.Errorf("next is %+v, or the journal changed", status.Next)
	}

	waits := status.Next.Prompt
	if got := h.run("", "next", "--early", "--no-input", "--now", now); got.status != 2 || !strings.Contains(got.err, waits) {
		t.Errorf("next --early ends with %d: %s", got.status, got.err)
	}
	if next := readJSON[statusDoc](h, "status", "--now", now).Next; next.Prompt != waits || next.Kind == "wait" {
		t.Errorf("after the rest was ended, next is %+v", next)
	}
	if out := h.must("", "journal", "list", "--kind", "rest"); !strings.Contains(out, waits) {
		t.Errorf("the journal does not list the rest: %s", out)
	}
}

// statusDoc is what "status --json" prints.
type statusDoc struct {
	Next    struct{ Kind, Prompt string }
	Waiting []struct{ What, Until, Why string }
}
