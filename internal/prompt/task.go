package prompt

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// taskOptions are the answers to choose from.
func taskOptions(w workbook.Words) []workbook.Option {
	return []workbook.Option{
		{ID: workbook.TaskDone, Label: w.Say("ask-done")},
		{ID: workbook.TaskNotYet, Label: w.Say("ask-not-yet")},
		{ID: workbook.TaskDecidedNot, Label: w.Say("ask-decided-not")},
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
	case workbook.TaskNotYet:
		return w.Say("ask-until-when")
	case workbook.TaskDecidedNot:
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
	for _, s := range []string{state, workbook.TaskDecidedNot, workbook.TaskNotYet} {
		if d[s] != "" {
			return s + " " + d[s]
		}
	}
	return state
}
