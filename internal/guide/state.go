package guide

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// State is the sum of a journal's entries. It does not depend on the time, and on the
// content only after Adopt.
type State struct {
	gate.Answers // to the safety questions

	Subject entry.Subject
	Started time.Time
	Version string // of the content that the journal began with

	entries []entry.Entry          // in the order of their ids
	answers map[string]entry.Entry // the current answer, by prompt
	firsts  map[string]entry.Entry // the first answer, by prompt
	skips   map[string]entry.Entry // the last skip, by prompt
	rests   map[string]entry.Entry // the last shortened wait, by prompt
	back    entry.Entry            // the last step taken up again; zero when none
	over    map[string]bool        // promises that do not count any more, by prompt
	reading map[string]reading     // how conditions read answers, by prompt; see Adopt
}

// Fold applies the entries in the order of their ids. Later entries win, and
// unknown kinds are ignored.
func Fold(entries []entry.Entry) State {
	st := State{
		answers: map[string]entry.Entry{},
		firsts:  map[string]entry.Entry{},
		skips:   map[string]entry.Entry{},
		rests:   map[string]entry.Entry{},
	}
	byID := func(a, b entry.Entry) int { return strings.Compare(a.ID, b.ID) }
	sorted := entries
	if !slices.IsSortedFunc(entries, byID) {
		sorted = slices.SortedStableFunc(slices.Values(entries), byID)
	}
	st.entries = sorted
	for _, e := range sorted {
		st.add(e)
	}
	return st
}

func (st *State) add(e entry.Entry) {
	switch e.Kind {
	case entry.Journal:
		st.Subject, st.Started, st.Version = e.Subject, e.At, e.Version
	case entry.Setup:
		st.Subject.Fill(e.Subject)
	case entry.Gate:
		*st = st.AnswerGate(e)
	case entry.Answer:
		st.answers[e.Prompt] = e
		if _, answered := st.firsts[e.Prompt]; !answered {
			st.firsts[e.Prompt] = e
		}
	case entry.Skip:
		st.skips[e.Prompt] = e
	case entry.Rest:
		st.rests[e.Prompt] = e
	case entry.Back:
		st.back = e
	}
}

// Answer returns the current answer to a prompt.
func (st State) Answer(prompt string) (entry.Entry, bool) {
	e, ok := st.answers[prompt]
	return e, ok
}

// Skipped returns the last skip of a prompt, unless it was answered after
// that.
func (st State) Skipped(prompt string) (entry.Entry, bool) {
	e, ok := st.skips[prompt]
	return e, ok && e.ID > st.answers[prompt].ID
}

// Latest returns the current answer to a prompt, or to one that asks for it again,
// whichever is newer.
func (st State) Latest(wb *workbook.Workbook, prompt string) (entry.Entry, bool) {
	latest, found := st.answers[prompt]
	for _, step := range wb.Steps {
		for _, p := range step.Prompts {
			if e, ok := st.answers[p.ID]; ok && p.Again == prompt && e.ID > latest.ID {
				latest, found = e, true
			}
		}
	}
	return latest, found
}

// Path returns the path that this person is on: that of their role, or the one for
// a closed workbook.
func (st State) Path() workbook.Path {
	switch {
	case st.OnlyPrivate():
		return workbook.Harmed
	case st.Closed():
		return workbook.Alone
	case st.Subject.Role == string(workbook.Hurt):
		return workbook.Hurt
	}
	return workbook.Hurting
}

// Holds reports whether a condition is true.
func (st State) Holds(when workbook.When) bool {
	for key, accepted := range when {
		if !slices.ContainsFunc(st.values(key), func(v string) bool { return slices.Contains(accepted, v) }) {
			return false
		}
	}
	return true
}

// alsoLied reports, as yes or no, whether the person also lied about it. Whoever
// named a lie as what they did has said so. Earlier content asked it as a prompt.
func (st State) alsoLied() string {
	_, asked := st.answers["also-lied"]
	switch {
	case st.Subject.Intent == "lie":
		return "yes"
	case st.Subject.AlsoLied != "":
		return st.Subject.AlsoLied
	case asked && string(st.answers["also-lied"].Answer) == "true":
		return "yes"
	}
	return "no"
}

// values returns the current values of a condition's key: none, one or several.
func (st State) values(key string) []string {
	switch key {
	case "relation":
		return []string{st.Subject.Relation}
	case "breach":
		return []string{st.Subject.Breach}
	case "intent":
		return []string{st.Subject.Intent}
	case "severity":
		return []string{st.Subject.Severity}
	case "gate":
		return st.Gate
	case "role":
		return []string{st.Subject.Role}
	case "also-lied":
		return []string{st.alsoLied()}
	case "power":
		return []string{cmp.Or(st.Subject.Power, "none")}
	case "complaint":
		return []string{cmp.Or(st.Subject.Complaint, "none")}
	}
	if _, skipped := st.Skipped(key); skipped {
		return []string{workbook.Skipped}
	}
	if _, answered := st.answers[key]; !answered || st.lapsed(key) {
		return []string{workbook.Unanswered}
	}
	return st.answerValues(key)
}
