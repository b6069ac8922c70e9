package guide

import (
	"encoding/json"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// taskParts splits the answer to a task into its state and the day or reason.
func taskParts(answer string) (state, detail string) {
	state, detail, _ = strings.Cut(strings.TrimSpace(answer), " ")
	return state, strings.TrimSpace(detail)
}

// parseTask accepts done, not-yet with the day to ask again, or no with a reason.
func parseTask(_ spec, input string) (json.RawMessage, *Refusal) {
	state, detail := taskParts(input)
	switch {
	case state == workbook.TaskDone && detail == "":
		return entry.Value(state), nil
	case state == workbook.TaskNotYet:
		day, err := parseDay(detail)
		return entry.Value(state + " " + day), err
	case state == workbook.TaskDecidedNot && detail != "":
		return entry.Value(state + " " + detail), nil
	}
	return nil, refuse("task")
}

func showTask(v View, _ spec, answer json.RawMessage) string {
	text := plain(answer)
	switch state, detail := taskParts(text); state {
	case workbook.TaskDone:
		return v.Words.Say("task-done")
	case workbook.TaskNotYet:
		return v.Words.Say("task-not-yet", "date", v.Day(detail))
	case workbook.TaskDecidedNot:
		return v.Words.Say("task-no", "why", detail)
	}
	return text
}

func taskDetail(answer string) string {
	_, detail := taskParts(answer)
	return detail
}

// putOff returns the day that a task is put off to, or "".
func putOff(answer string) string {
	if state, detail := taskParts(answer); state == workbook.TaskNotYet {
		return detail
	}
	return ""
}
