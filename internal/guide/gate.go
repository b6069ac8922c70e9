package guide

import (
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// The answers to the safety questions that are not a yes. Any other answer is a
// yes, even if this version does not know it. gateAsked is all that is recorded of
// the person who was hurt: whoever reads the file could use their answers against
// them.
const (
	gateNone   = "none"
	gateUnsaid = "unsaid"
	gateAsked  = "asked"

	// gatePrivate is all that is recorded of a yes to being afraid of the other
	// person or being harmed by them. Somebody else may read the file.
	gatePrivate = "private"

	// gateForce is the yes that a private one looks like where a command shows how
	// far somebody has come.
	gateForce = "force"

	// gateShown stands for every yes wherever answers are shown.
	gateShown = "closed"
)

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
func (st State) Lifts(question string, at time.Time) Lift {
	i := slices.IndexFunc(st.yes, func(y yes) bool { return y.question == question })
	switch {
	case i < 0:
		return LiftFree
	case question == "afraid" || question == "self-harm":
		return LiftNow
	case !midnight(at).After(midnight(st.yes[i].at.In(at.Location()))):
		return LiftLater
	case question == gatePrivate:
		return LiftNow
	}
	return LiftWhy
}

// AnswerGate returns the state after one more set of answers to the safety
// questions.
func (st State) AnswerGate(e entry.Entry) State {
	st.answerGate(e)
	return st
}

// answerGate applies one set of answers to the safety questions. A yes stays until
// a no to the same question lifts it. Neither "I prefer not to say" nor "none of
// these" lifts it.
func (st *State) answerGate(e entry.Entry) {
	if st.hurt() {
		if len(e.Gate) > 0 {
			st.Gate = []string{gateAsked}
		}
		return
	}
	current := slices.DeleteFunc(slices.Clone(st.yes), func(y yes) bool { return st.lifted(y.question, e) })
	for _, answer := range e.Gate {
		if !Closes(answer) {
			continue
		}
		if i := slices.IndexFunc(current, func(y yes) bool { return y.question == answer }); i >= 0 {
			current[i].at = e.At
		} else {
			current = append(current, yes{answer, e.At})
		}
	}
	st.yes, st.Gate = current, nil
	for _, y := range current {
		st.Gate = append(st.Gate, y.question)
	}
	switch {
	case slices.Contains(e.Gate, gateUnsaid):
		st.Gate = append(st.Gate, gateUnsaid)
	case len(current) == 0 && slices.Contains(e.Gate, gateNone):
		st.Gate = []string{gateNone}
	}
}

// lifted reports whether these answers lift the yes to a question.
func (st *State) lifted(question string, e entry.Entry) bool {
	if !slices.Contains(e.No, question) {
		return false
	}
	lift := st.Lifts(question, e.At)
	return lift == LiftNow || lift == LiftWhy && strings.TrimSpace(e.Why) != ""
}

// hurt reports whether this is the journal of the person who was hurt.
func (st State) hurt() bool { return st.Subject.Role == string(workbook.Hurt) }

// GateRecord returns what is recorded of answers to the safety questions, if
// anything is. Of the person who was hurt that is only that they were asked,
// once: the same line whatever they answered.
func (st State) GateRecord(e entry.Entry) (entry.Entry, bool) {
	switch {
	case len(e.Gate) == 0 || st.hurt() && !st.Unasked():
		return entry.Entry{}, false
	case st.hurt():
		return entry.Entry{At: e.At, Kind: entry.Gate, Gate: []string{gateAsked}}, true
	}
	return e, true
}

// WithoutPrivate returns the entries as they may be shown. Earlier versions
// recorded what the person who was hurt answered; nobody needs to see it.
func WithoutPrivate(entries []entry.Entry) []entry.Entry {
	if !Fold(entries).hurt() {
		return entries
	}
	var shown []entry.Entry
	for _, e := range entries {
		if e.Kind != entry.Gate {
			shown = append(shown, e)
		} else if asked, err := onlyAsked(e); err == nil {
			shown = append(shown, asked)
		}
	}
	return shown
}

// onlyAsked returns the entry as it would be recorded today.
func onlyAsked(e entry.Entry) (entry.Entry, error) {
	return entry.Recoded(entry.Entry{ID: e.ID, At: e.At, Kind: entry.Gate, Gate: []string{gateAsked}})
}

// ShownGate returns answers to the safety questions as they are shown. Which question
// was answered with yes does not show: who looks on must not learn of a private one,
// nor from its absence.
func ShownGate(answers []string) []string {
	shown := []string{}
	for _, answer := range answers {
		if answer != gateAsked && Closes(answer) {
			answer = gateShown
		}
		if !slices.Contains(shown, answer) {
			shown = append(shown, answer)
		}
	}
	return shown
}

// HidePrivate returns the entries as they look if it was another yes that closed the
// journal, and not a private one. Commands that show how far somebody has come need
// it: each path has steps of its own.
func HidePrivate(entries []entry.Entry) []entry.Entry {
	if !Fold(entries).OnlyPrivate() {
		return entries
	}
	hidden := slices.Clone(entries)
	for i, e := range hidden {
		hidden[i].Gate, hidden[i].No = likeForce(e.Gate), likeForce(e.No)
	}
	return hidden
}

func likeForce(answers []string) []string {
	like := slices.Clone(answers)
	for i, answer := range like {
		if answer == gatePrivate {
			like[i] = gateForce
		}
	}
	return like
}

// OnlyPrivate reports whether the journal is closed by a private yes and by no other.
func (st State) OnlyPrivate() bool {
	return st.Closed() && !slices.ContainsFunc(st.Gate, func(a string) bool { return a != gatePrivate && Closes(a) })
}

// Unasked reports whether there is no answer to the safety questions yet. In that
// case they come before anything that a yes would close.
func (st State) Unasked() bool { return len(st.Gate) == 0 }

// Closed reports whether a safety answer closes the workbook, so that only a
// journal for oneself is open. "None of these" and "I prefer not to say" do not
// close it.
func (st State) Closed() bool {
	return !st.hurt() && slices.ContainsFunc(st.Gate, Closes)
}

// Closes reports whether this answer to the safety questions is a yes.
func Closes(answer string) bool { return answer != gateNone && answer != gateUnsaid }
