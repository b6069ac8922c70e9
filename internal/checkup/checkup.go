// Package checkup owns looking at every line of a journal: what is wrong with it, at
// which line and column, and what is left without that.
//
// It refuses to read or write files, and to say anything in words that a person reads
// beyond what package entry says of a line.
package checkup

import (
	"bytes"
	"errors"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// Sort says what is wrong.
type Sort string

// The sorts of findings. The first ones are damage: the journal can't be opened.
const (
	Empty    Sort = "empty"     // there's no line
	Newer    Sort = "newer"     // a newer version of the program wrote it
	Invalid  Sort = "invalid"   // the line is no entry
	Marker   Sort = "marker"    // git left a conflict marker
	Header   Sort = "header"    // the first entry is no header, or there's a second one
	Doubled  Sort = "doubled"   // the id was there before
	Early    Sort = "early"     // the id comes before that of the header
	Torn     Sort = "torn"      // the last line was cut off
	BOM      Sort = "bom"       // a byte order mark
	Blank    Sort = "blank"     // an empty line
	Unended  Sort = "unended"   // the last line has no newline
	Dangling Sort = "dangling"  // it revises an entry that isn't there
	CameBack Sort = "came-back" // it was removed for good, and is there again
)

// Damage reports whether a finding keeps the journal from being opened.
func (s Sort) Damage() bool {
	switch s {
	case Empty, Newer, Invalid, Marker, Header, Doubled, Early:
		return true
	}
	return false
}

// Finding is something that is wrong with a line.
type Finding struct {
	Sort   Sort
	Line   int    // from 1
	Column int    // from 1, in characters; 0 if it's about the whole line
	Why    string // of an invalid line
}

// Report is what a look at a journal found.
type Report struct {
	Findings []Finding
	Entries  int    // that count
	Repaired []byte // the lines without those that don't
}

// Damaged reports whether the journal can't be opened.
func (r Report) Damaged() bool {
	for _, f := range r.Findings {
		if f.Sort.Damage() {
			return true
		}
	}
	return false
}

// look is a look at a journal on its way.
type look struct {
	Report
	number    int
	header    string // its id
	ids       map[string]bool
	forgotten map[string]bool
	kept      []place
}

// place is an entry and its line.
type place struct {
	entry  entry.Entry
	number int
}

// Look looks at every line of a journal.
func Look(data []byte) Report {
	l := &look{ids: map[string]bool{}, forgotten: map[string]bool{}}
	for line := range bytes.Lines(data) {
		l.number++
		l.line(line)
	}
	l.together()
	return l.Report
}

func (l *look) find(sort Sort, column int) {
	l.Findings = append(l.Findings, Finding{Sort: sort, Line: l.number, Column: column})
}

func (l *look) line(line []byte) {
	body, ended := bytes.CutSuffix(line, []byte("\n"))
	text := entry.TrimLine(body)
	if bytes.HasPrefix(body, []byte("\ufeff")) {
		l.find(BOM, 1)
	}
	if len(text) == 0 {
		l.find(Blank, 0)
		return
	}
	e, err := entry.Decode(text)
	switch {
	case err == nil:
		l.entry(e)
		if !ended {
			l.find(Unended, 0)
		}
	case errors.Is(err, entry.ErrNewer):
		l.find(Newer, 0)
	case entry.ConflictMarker(text) != "":
		l.find(Marker, 1)
	case !ended && l.header != "":
		l.find(Torn, 0)
	default:
		l.invalid(err)
	}
}

// invalid notes that a line is no entry.
func (l *look) invalid(err error) {
	f := Finding{Sort: Invalid, Line: l.number, Why: err.Error()}
	var malformed *entry.Malformed
	if errors.As(err, &malformed) {
		f.Column = malformed.Column
	}
	l.Findings = append(l.Findings, f)
}

// entry looks at where an entry stands.
func (l *look) entry(e entry.Entry) {
	switch {
	case (l.header == "") != (e.Kind == entry.Journal):
		l.find(Header, 0)
		if e.Kind == entry.Journal {
			return
		}
	case l.ids[e.ID]:
		l.find(Doubled, 0)
		return
	case e.ID < l.header:
		l.find(Early, 0)
		return
	}
	if e.Kind == entry.Journal {
		l.header = e.ID
	}
	l.ids[e.ID] = true
	for _, id := range e.Forgot {
		l.forgotten[id] = true
	}
	l.kept = append(l.kept, place{e, l.number})
}

// together looks at what entries say of each other.
func (l *look) together() {
	if len(l.kept) == 0 && len(l.Findings) == 0 {
		l.number = 1
		l.find(Empty, 0)
	}
	for _, p := range l.kept {
		l.number = p.number
		switch e := p.entry; {
		case l.forgotten[e.ID] && e.Kind != entry.Journal && e.Kind != entry.Forgotten:
			l.find(CameBack, 0)
			continue
		case e.Revises != "" && !l.ids[e.Revises] && !l.forgotten[e.Revises]:
			l.find(Dangling, 0)
		}
		l.Entries++
		l.Repaired = append(append(l.Repaired, bytes.TrimRight(p.entry.Line(), " \t\r")...), '\n')
	}
}
