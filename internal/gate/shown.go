package gate

import (
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// Shown returns answers as they are shown. Which question was answered with yes does
// not show: who looks on must not learn of a private one, nor from its absence.
func Shown(answers []string) []string {
	all := []string{}
	for _, answer := range answers {
		if answer != asked && Closes(answer) {
			answer = shown
		}
		if !slices.Contains(all, answer) {
			all = append(all, answer)
		}
	}
	return all
}

// Fold returns the answers that are in force after all entries, in their order.
func Fold(entries []entry.Entry) Answers {
	var a Answers
	for _, e := range entries {
		switch e.Kind {
		case entry.Journal, entry.Setup:
			a.Hurt = a.Hurt || e.Subject.Role == "hurt"
		case entry.Gate:
			a = a.And(e)
		}
	}
	return a
}

// WithoutPrivate returns the entries as they may be shown. Earlier versions recorded
// what the person who was hurt answered; nobody needs to see it.
func WithoutPrivate(entries []entry.Entry) []entry.Entry {
	if !Fold(entries).Hurt {
		return entries
	}
	var without []entry.Entry
	for _, e := range entries {
		if e.Kind != entry.Gate {
			without = append(without, e)
		} else if only, err := onlyAsked(e); err == nil {
			without = append(without, only)
		}
	}
	return without
}

// onlyAsked returns the entry as it would be recorded today.
func onlyAsked(e entry.Entry) (entry.Entry, error) {
	return entry.Recoded(entry.Entry{ID: e.ID, At: e.At, Kind: entry.Gate, Gate: []string{asked}})
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
		if answer == Private {
			like[i] = force
		}
	}
	return like
}
