package prompt

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// taskOptions returns the answers to choose from.
func taskOptions(w workbook.Words) []workbook.Option {
	return []workbook.Option{
		{ID: workbook.TaskDone, Label: w.Say("ask-done")},
		{ID: workbook.TaskNotYet, Label: w.Say("ask-not-yet")},
		{ID: workbook.TaskDecidedNot, Label: w.Say("ask-decided-not")},
	}
}

// taskParts splits the answer to a task: which of the three, and the date or the
// reason that belongs to it.
func taskParts(value string) (state, detail string) {
	state, detail, _ = strings.Cut(value, " ")
	return state, detail
}

// taskDetail returns what is asked for after a choice, or "".
func taskDetail(state string, w workbook.Words) string {
	switch state {
	case workbook.TaskNotYet:
		return w.Say("ask-until-when")
	case workbook.TaskDecidedNot:
		return w.Say("ask-why-not")
	}
	return ""
}

// details are the dates and reasons that belong to the answers to a task.
type details map[string]string

// withDetail returns an answer with its detail, or an answer that has one if it
// has none.
func (d details) withDetail(state string) string {
	for _, s := range []string{state, workbook.TaskDecidedNot, workbook.TaskNotYet} {
		if d[s] != "" {
			return s + " " + d[s]
		}
	}
	return state
}
