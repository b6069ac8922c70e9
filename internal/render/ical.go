package render

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
)

// ICalOptions say what a calendar file shows.
type ICalOptions struct {
	Now      time.Time
	WithText bool // the person's own words, which are left out otherwise
	Discreet bool // not even the program's name
}

// ICal returns the events of a view as iCalendar (RFC 5545). Each is a whole day, which
// is the same day in every time zone, and keeps its UID: a second import updates it, and
// takes back what is done.
func ICal(v guide.View, o ICalOptions) string {
	var b strings.Builder
	product := "-//trustrepair//trustrepair//EN"
	if o.Discreet {
		product = "-//calendar//EN"
	}
	for _, line := range []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:" + product, "METHOD:PUBLISH", "CALSCALE:GREGORIAN"} {
		writeFolded(&b, line)
	}
	for _, e := range v.Events() {
		event(&b, v, e, o)
	}
	writeFolded(&b, "END:VCALENDAR")
	return b.String()
}

func event(b *strings.Builder, v guide.View, e guide.Event, o ICalOptions) {
	const day, stamp = "20060102", "20060102T150405Z"
	status := "CONFIRMED"
	if e.Cancelled {
		status = "CANCELLED"
	}
	now := o.Now.UTC().Format(stamp)
	for _, line := range []string{
		"BEGIN:VEVENT", "UID:" + uid(v, e.ID), "DTSTAMP:" + now, "LAST-MODIFIED:" + now, "SEQUENCE:" + strconv.Itoa(v.State.Size()),
		"DTSTART;VALUE=DATE:" + e.At.Format(day), "DTEND;VALUE=DATE:" + e.At.AddDate(0, 0, 1).Format(day),
		"SUMMARY:" + escapeText(summary(v, e, o)), "STATUS:" + status, "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT",
	} {
		writeFolded(b, line)
	}
}

// uid returns an id that says nothing to anybody, and is the same each time.
func uid(v guide.View, id string) string {
	sum := sha256.Sum256([]byte(v.State.Started.UTC().Format(time.RFC3339Nano) + "\x00" + id))
	return hex.EncodeToString(sum[:16])
}

// summary returns the title of an event. What reaches for the other person is never
// named.
func summary(v guide.View, e guide.Event, o ICalOptions) string {
	switch {
	case o.Discreet:
		return v.Words.Say("ical-discreet")
	case !o.WithText || e.Cancelled || e.Kind == guide.RowTask:
		return v.Words.Say("ical-summary")
	case e.Promise != "":
		return v.Words.Say("ical-"+string(e.Kind), "what", e.What)
	}
	return e.What
}

func escapeText(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(display.OneLine(s))
}

// writeFolded writes a line with the line ends of iCalendar. A longer one than 75 bytes
// goes on in the next, between two characters.
func writeFolded(b *strings.Builder, line string) {
	const most = 75
	for room := most; len(line) > room; room = most - 1 {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		b.WriteString(line[:cut] + "\r\n ")
		line = line[cut:]
	}
	b.WriteString(line + "\r\n")
}
