package main

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

// event is an event as another program reads it from a calendar file.
type event struct {
	UID, Summary, Start, Status string
	Sequence                    int
}

// readCalendar prints the events of a calendar file as JSON.
const readCalendar = `
import icalendar, json, sys
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([{"UID": str(e["UID"]), "Summary": str(e["SUMMARY"]), "Start": str(e.decoded("DTSTART")),
	"Status": str(e["STATUS"]), "Sequence": int(e["SEQUENCE"])} for e in calendar.walk("VEVENT")]))
`

// events returns the events of agenda --ics, read by Debian's python3-icalendar.
func (h *home) events(python string, args ...string) map[string]event {
	h.t.Helper()
	cmd := exec.Command(python, "-c", readCalendar)
	cmd.Stdin = strings.NewReader(h.must("", append([]string{"agenda", "--ics"}, args...)...))
	out, err := cmd.Output()
	check(h.t, err)
	var all []event
	check(h.t, json.Unmarshal(out, &all))
	byDay := map[string]event{}
	for _, e := range all {
		byDay[e.Start] = e
	}
	return byDay
}

// TestCalendar checks that another program reads what agenda --ics writes: an event
// keeps its id, what was kept is taken back, and the words are there only on request.
func TestCalendar(t *testing.T) {
	t.Parallel()
	const python = "/usr/bin/python3" // Debian's, which has its packages
	if exec.Command(python, "-c", "import icalendar").Run() != nil {
		t.Skip("python3-icalendar is not installed")
	}
	const sunday, next = "2026-12-06", "2026-12-13"
	h := newHome(t)
	h.start("--now", "2026-12-01T20:00:00Z")
	h.must("", "promise", "add", "--what", "I cook, and wash up; slowly", "--every", "Sunday", "--if-then", "If I'm late, then I order",
		"--now", "2026-12-01T20:00:00Z")
	before := h.events(python, "--now", "2026-12-06T20:00:00Z")
	h.must("", "promise", "keep", "1", "--now", "2026-12-06T21:00:00Z")
	after := h.events(python, "--now", "2026-12-06T22:00:00+14:00")
	for day, want := range map[string]string{sunday: "CANCELLED", next: "CONFIRMED"} {
		was, is := before[day], after[day]
		if was.UID == "" || was.UID != is.UID || was.Status != "CONFIRMED" || is.Status != want || is.Sequence <= was.Sequence {
			t.Errorf("on %s %+v became %+v, want %s", day, was, is, want)
		}
		if strings.Contains(is.Summary, "cook") {
			t.Errorf("the words are in the calendar: %q", is.Summary)
		}
	}
	if got := h.events(python, "--with-text", "--now", "2026-12-06T20:00:00Z")[next].Summary; !strings.Contains(got, "I cook, and wash up; slowly") {
		t.Errorf("with its text, the event is %q", got)
	}
}
