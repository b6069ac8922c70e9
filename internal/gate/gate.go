// Package gate owns what the answers to the safety questions add up to: which yes is
// in force, what lifts it, what is recorded of an answer, and what of the record may
// be shown. It is pure.
//
// It does not know the questions (package safety), nor what stays open in a closed
// journal (package guide).
package gate

import (
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// The answers that are not a yes. Any other answer is a yes, even if this version does
// not know it. Asked is all that is recorded of the person who was hurt: whoever reads
// the file could use their answers against them.
const (
	none   = "none"
	unsaid = "unsaid"
	asked  = "asked"
)

// Private is all that is recorded of a yes to being afraid of the other person or being
// harmed by them. Somebody else may read the file.
const Private = "private"

const (
	force = "force"  // the yes that a private one looks like where steps are shown
	shown = "closed" // stands for every yes wherever answers are shown
)

// Answers are the answers that are in force.
type Answers struct {
	Gate []string // empty if nothing was asked yet
	Hurt bool     // they are those of the person who was hurt, and close nothing

	yes []yes // the questions whose current answer is yes
}

// yes is a safety question that was answered with yes.
type yes struct {
	question string
	at       time.Time // of the last yes
}

// Lift says what it takes for a no to a safety question to lift an earlier yes.
type Lift int

// From the least to the most.
const (
	LiftFree  Lift = iota // nothing: there is no yes
	LiftNow               // the no is enough
	LiftWhy               // it also takes a reason
	LiftLater             // it also takes a reason, on a later day
)

// Lifts returns what it takes for a no to this safety question, given at that
// time, to lift the current yes.
func (a Answers) Lifts(question string, at time.Time) Lift {
	i := slices.IndexFunc(a.yes, func(y yes) bool { return y.question == question })
	switch {
	case i < 0:
		return LiftFree
	case question == "afraid" || question == "self-harm":
		return LiftNow
	case !day(at).After(day(a.yes[i].at.In(at.Location()))):
		return LiftLater
	case question == Private:
		return LiftNow
	}
	return LiftWhy
}

func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// And returns the answers after one more set of them. A yes stays until a no to the
// same question lifts it. Neither "I prefer not to say" nor "none of these" lifts it.
func (a Answers) And(e entry.Entry) Answers {
	if a.Hurt {
		if len(e.Gate) > 0 {
			a.Gate = []string{asked}
		}
		return a
	}
	a.yes = slices.DeleteFunc(slices.Clone(a.yes), func(y yes) bool { return a.lifted(y.question, e) })
	a.Gate = nil
	for _, answer := range e.Gate {
		if Closes(answer) {
			a.confirm(yes{answer, e.At})
		}
	}
	for _, y := range a.yes {
		a.Gate = append(a.Gate, y.question)
	}
	switch {
	case slices.Contains(e.Gate, unsaid):
		a.Gate = append(a.Gate, unsaid)
	case len(a.yes) == 0 && slices.Contains(e.Gate, none):
		a.Gate = []string{none}
	}
	return a
}

// confirm adds a yes, or the time of another one.
func (a *Answers) confirm(y yes) {
	if i := slices.IndexFunc(a.yes, func(old yes) bool { return old.question == y.question }); i >= 0 {
		a.yes[i] = y
		return
	}
	a.yes = append(a.yes, y)
}

// lifted reports whether these answers lift the yes to a question.
func (a Answers) lifted(question string, e entry.Entry) bool {
	if !slices.Contains(e.No, question) {
		return false
	}
	lift := a.Lifts(question, e.At)
	return lift == LiftNow || lift == LiftWhy && strings.TrimSpace(e.Why) != ""
}

// Record returns what is recorded of answers, if anything is. Of the person who was
// hurt that is only that they were asked, once: the same line whatever they answered.
func (a Answers) Record(e entry.Entry) (entry.Entry, bool) {
	switch {
	case len(e.Gate) == 0 || a.Hurt && !a.Unasked():
		return entry.Entry{}, false
	case a.Hurt:
		return entry.Entry{At: e.At, Kind: entry.Gate, Gate: []string{asked}}, true
	}
	return e, true
}

// Unasked reports whether there is no answer yet. In that case the questions come
// before anything that a yes would close.
func (a Answers) Unasked() bool { return len(a.Gate) == 0 }

// Closed reports whether an answer closes the workbook, so that only a journal for
// oneself is open. "None of these" and "I prefer not to say" do not close it.
func (a Answers) Closed() bool { return !a.Hurt && slices.ContainsFunc(a.Gate, Closes) }

// OnlyPrivate reports whether a private yes closes the workbook, and no other.
func (a Answers) OnlyPrivate() bool {
	return a.Closed() && !slices.ContainsFunc(a.Gate, func(answer string) bool { return answer != Private && Closes(answer) })
}

// Closes reports whether an answer is a yes.
func Closes(answer string) bool { return answer != none && answer != unsaid }
