package prompt

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// taskOptions returns the answers to choose from. Where a task can be done in several
// ways, each of them is an answer.
func taskOptions(outcomes []workbook.Outcome, w workbook.Words) []workbook.Option {
	var options []workbook.Option
	for _, o := range outcomes {
		options = append(options, workbook.Option{ID: workbook.TaskDone + " " + o.ID, Label: o.Label})
	}
	if len(options) == 0 {
		options = append(options, workbook.Option{ID: workbook.TaskDone, Label: w.Say("ask-done")})
	}
	return append(options,
		workbook.Option{ID: workbook.TaskNotYet, Label: w.Say("ask-not-yet")},
		workbook.Option{ID: workbook.TaskDecidedNot, Label: w.Say("ask-decided-not")})
}

// taskParts splits the answer to a task: which answer it is, and the date or the
// reason that belongs to it. A bare "done" is the first way of doing it.
func taskParts(outcomes []workbook.Outcome, value string) (state, detail string) {
	if value == workbook.TaskDone && len(outcomes) > 0 {
		return value + " " + outcomes[0].ID, ""
	}
	for _, o := range outcomes {
		state = workbook.TaskDone + " " + o.ID
		if rest, ok := strings.CutPrefix(value, state); ok && (rest == "" || rest[0] == ' ') {
			return state, strings.TrimSpace(rest)
		}
	}
	state, detail, _ = strings.Cut(value, " ")
	return state, detail
}

// taskDetail returns what is asked for after a choice, or "".
func taskDetail(outcomes []workbook.Outcome, state string, w workbook.Words) string {
	switch state {
	case workbook.TaskNotYet:
		return w.Say("ask-until-when")
	case workbook.TaskDecidedNot:
		return w.Say("ask-why-not")
	}
	for _, o := range outcomes {
		if o.Day && state == workbook.TaskDone+" "+o.ID {
			return cmp.Or(o.Ask, w.Say("ask-which-day"))
		}
	}
	return ""
}

// details are the dates and reasons that belong to the answers to a task.
type details map[string]string

// withDetail returns an answer with its detail, or an answer that has one if it
// has none.
func (d details) withDetail(state string) string {
	for _, s := range append([]string{state}, slices.Sorted(maps.Keys(d))...) {
		if d[s] != "" {
			return s + " " + d[s]
		}
	}
	return state
}
