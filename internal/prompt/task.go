package prompt

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// The three answers to a task, as guide takes them.
const (
	taskDone   = "done"
	taskNotYet = "not-yet"
	taskNo     = "no"
)

// taskOptions are the answers to choose from.
func taskOptions(w workbook.Words) []workbook.Option {
	return []workbook.Option{
		{ID: taskDone, Label: w.Say("ask-done")},
		{ID: taskNotYet, Label: w.Say("ask-not-yet")},
		{ID: taskNo, Label: w.Say("ask-decided-not")},
	}
}

// taskParts takes the answer to a task apart: which of the three, and the date
// or the reason that belongs to it.
func taskParts(value string) (state, detail string) {
	state, detail, _ = strings.Cut(value, " ")
	return state, detail
}

// taskDetail is what is asked for after a choice; empty when nothing is.
func taskDetail(state string, w workbook.Words) string {
	switch state {
	case taskNotYet:
		return w.Say("ask-until-when")
	case taskNo:
		return w.Say("ask-why-not")
	}
	return ""
}

// details are the date and the reason that were given to the answers to a task,
// by answer.
type details map[string]string

// taken takes a value apart: which of the answers, and the details so far.
func taken(value string) (string, details) {
	state, detail := taskParts(value)
	return state, details{state: detail}
}

// behind gives an answer with its detail, or if it has none, one that has.
func (d details) behind(state string) string {
	for _, s := range []string{state, taskNo, taskNotYet} {
		if d[s] != "" {
			return s + " " + d[s]
		}
	}
	return state
}
