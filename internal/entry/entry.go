// Package entry owns the journal's unit: one thing that a person said or did,
// at one time, as one line of JSON. It knows the kinds of entry, which keys
// each of them must have, how ids grow, and how a line is written and read.
//
// It reads strictly. A line that the standard decoder would repair or guess at
// (bad UTF-8, half a surrogate pair, a key given twice, a key in other letter
// case) is refused, because a journal that is read wrongly is lost without
// anybody noticing. Unknown keys and unknown kinds are kept as they stand.
//
// It refuses to know about files (package journal) and about what the entries
// mean together (package guide).
package entry

import (
	"encoding/json"
	"slices"
	"time"
)

// Format is the journal format that this package writes, and the newest one
// that it reads.
const Format = 1

// Kind says what an entry records.
type Kind string

// The kinds of entry.
const (
	Journal Kind = "journal" // the header, always the first entry
	Setup   Kind = "setup"   // a correction of the header's who and what
	Gate    Kind = "gate"    // the answers to the safety questions
	Answer  Kind = "answer"  // the answer to a prompt
	Skip    Kind = "skip"    // a prompt left out
	Back    Kind = "back"    // a step taken up again
	Rest    Kind = "rest"    // a wait shortened by the person
	Note    Kind = "note"    // something added freely
	Promise Kind = "promise" // a promise made, changed or ended
	Checkin Kind = "checkin" // how a promise went on its day

	Forgotten Kind = "forgotten" // entries that were removed for good
)

var kinds = []Kind{Journal, Setup, Gate, Answer, Skip, Back, Rest, Note, Promise, Checkin, Forgotten}

// Entry is one line of a journal. Which fields are set depends on the kind;
// the rest are empty.
type Entry struct {
	ID   string    // ULID, greater than every earlier id of its file
	At   time.Time // when, with the offset of the place, to the second
	Kind Kind

	Step    string          // answer, skip, back, rest: the step's id
	Prompt  string          // answer, skip, rest: the prompt's id
	Ask     string          // answer: the question as it was asked
	Answer  json.RawMessage // answer: a JSON value by the prompt's kind
	Revises string          // answer, note: id of the entry that this one replaces
	Why     string          // skip, rest: the reason given, may be empty; gate: why a no takes back a yes
	Until   string          // rest: the day the wait ends now, 2006-01-02; promise: the last day of what is offered
	Text    string          // note: the words; checkin: what happened
	Sort    string          // note: a win; promise: openness or boundary; empty for the usual one
	Gate    []string        // gate: what was answered with yes, or "none"
	No      []string        // gate: what was answered with an outright no where a yes stood

	Terms         // promise: all of them, each time
	About  string // promise, checkin: the id of the entry that made the promise; empty in that entry
	Ended  string // promise: the day on which it ends
	Day    string // checkin: the day that it is about; promise: the day from which these terms count
	Since  string // checkin: the first such day, if it is about several
	Done   string // checkin: the day on which it was done, if that is another one
	State  string // checkin: kept, missed or changed
	Told   string // checkin: yes or no, whether the other person heard of it first
	Repair string // checkin: what is owed because of it

	Forgot []string // forgotten: the ids of the entries that were removed

	Subject         // journal, setup
	Format   int    // journal
	Workbook string // journal: title of the workbook
	Version  string // journal: version of the workbook

	line []byte // the line as it was read, without its new line
}

// Terms are what a promise says.
type Terms struct {
	What       string // the act, as others could see it
	Answers    string // what it answers of what happened
	By         string // the day, 2006-01-02; or
	Every      string // the rhythm, in the form in which package ledger stores it
	From       string // what the rhythm counts from: "due", which is the same as empty, or "done"
	If         string // what could get in the way
	Then       string // and what happens then
	Unforeseen string // what happens when something bigger comes up
	Notice     string // how the other person notices
	Agreed     string // who agreed
}

// Subject is whom and what the journal is about. In a setup entry, an empty
// field leaves the earlier value.
type Subject struct {
	Name     string // the person who writes
	Other    string // the other person
	Relation string // partner, friend, family, colleague
	Breach   string // affair, lie, broken-promise, secret, money, words, other
	Intent   string // lapse, choice, lie
	Severity string // light, serious, grave

	AlsoLied  string // yes or no
	Power     string // over the other person: none, mine, theirs
	Complaint string // a complaint or a legal matter: none, open, advised, over
	Role      string // hurting, hurt
}

// Known reports whether this version of the program knows the kind.
func (k Kind) Known() bool { return slices.Contains(kinds, k) }

// Line returns the entry's line as it is in the file, without the new line.
// It is nil for an entry that was neither read nor written yet.
func (e Entry) Line() []byte { return e.line }
