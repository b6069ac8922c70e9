package answers

import (
	"encoding/json"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// taskParts splits the answer to a task into its state and the day or reason.
func taskParts(answer string) (state, detail string) {
	state, detail, _ = strings.Cut(strings.TrimSpace(answer), " ")
	return state, strings.TrimSpace(detail)
}

// parseTask accepts done, alone or with an outcome, not-yet with the day to ask
// again, or no with a reason.
func parseTask(s spec, input string) (json.RawMessage, *Refusal) {
	state, detail := taskParts(input)
	switch {
	case state == workbook.TaskDone && detail == "":
		return entry.Value(state), nil
	case state == workbook.TaskDone && len(s.outcomes) > 0:
		outcome, refusal := parseOutcome(s, detail)
		return entry.Value(state + " " + outcome), refusal
	case state == workbook.TaskNotYet:
		day, err := s.parseDay(detail)
		return entry.Value(state + " " + day), err
	case state == workbook.TaskDecidedNot && detail != "":
		return entry.Value(state + " " + detail), nil
	}
	return nil, refuse("task")
}

// parseOutcome accepts the id of an outcome, with a day if it has one.
func parseOutcome(s spec, input string) (string, *Refusal) {
	id, day, _ := strings.Cut(input, " ")
	i := slices.IndexFunc(s.outcomes, func(o workbook.Outcome) bool { return o.ID == id })
	switch {
	case i < 0:
		return "", refuse("not-an-outcome", "given", shorten(id), "outcomes", outcomeIDs(s.outcomes))
	case !s.outcomes[i].Day && day != "":
		return "", refuse("task")
	case !s.outcomes[i].Day || day == "":
		return id, nil
	}
	day, refusal := s.parseDay(day)
	return id + " " + day, refusal
}

func outcomeIDs(outcomes []workbook.Outcome) string {
	ids := make([]string, len(outcomes))
	for i, o := range outcomes {
		ids[i] = o.ID
	}
	return strings.Join(ids, ", ")
}

// showOutcome returns how a task was done, as a person reads it.
func showOutcome(fm Format, s spec, detail string) string {
	id, day, _ := strings.Cut(detail, " ")
	for _, o := range s.outcomes {
		if o.ID == id {
			return strings.TrimSpace(fm.Fill(o.Label) + " " + fm.Day(day))
		}
	}
	return fm.Words.Say("task-done")
}

func showTask(fm Format, s spec, answer json.RawMessage) string {
	text := Plain(answer)
	switch state, detail := taskParts(text); state {
	case workbook.TaskDone:
		return showOutcome(fm, s, detail)
	case workbook.TaskNotYet:
		return fm.Words.Say("task-not-yet", "date", fm.Day(detail))
	case workbook.TaskDecidedNot:
		return fm.Words.Say("task-no", "why", detail)
	}
	return text
}

// taskDetail returns what is in the person's words: the reason of a decision.
func taskDetail(answer string) string {
	state, detail := taskParts(answer)
	if state == workbook.TaskDone {
		return ""
	}
	return detail
}

// NamedDay returns the day that an answer names: that of a date, of the outcome of a
// task, or of a field; or "".
func NamedDay(p *workbook.Prompt, answer json.RawMessage) string {
	switch {
	case p.Kind == workbook.Date:
		return Plain(answer)
	case p.Kind == workbook.Task:
		if words := strings.Fields(Plain(answer)); len(words) == 3 && words[0] == workbook.TaskDone {
			return words[2]
		}
	case p.Kind.HasFields():
		inputs := FieldInputs(p, answer)
		for _, f := range p.Fields {
			if f.Kind == workbook.Date && inputs[f.ID] != "" {
				return inputs[f.ID]
			}
		}
	}
	return ""
}

// PutOffDay returns the day that the answer to a task puts it off to, or "".
func PutOffDay(p *workbook.Prompt, answer json.RawMessage) string {
	if p.Kind != workbook.Task {
		return ""
	}
	return putOff(Plain(answer))
}

// putOff returns the day that an input puts a task off to, or "".
func putOff(answer string) string {
	if state, detail := taskParts(answer); state == workbook.TaskNotYet {
		return detail
	}
	return ""
}
