package answers

import (
	"encoding/json"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// FieldValues returns the values of some fields of an answer for conditions. It returns
// none if the answer is not an object.
func FieldValues(answer json.RawMessage, fields []string) []string {
	var given map[string]json.RawMessage
	if json.Unmarshal(answer, &given) != nil {
		return nil
	}
	var values []string
	for _, id := range fields {
		values = append(values, Plain(given[id]))
	}
	return values
}

// Values returns the values of an answer for conditions: the id of a
// choice, the ids of choices, true or false, the state of a task and, if it is done,
// its outcome.
func Values(answer json.RawMessage) []string {
	var one string
	if json.Unmarshal(answer, &one) == nil {
		word, rest, _ := strings.Cut(one, " ")
		if outcome, _, _ := strings.Cut(rest, " "); word == workbook.TaskDone && outcome != "" {
			return []string{word, outcome}
		}
		return []string{word}
	}
	var several []string
	if json.Unmarshal(answer, &several) == nil {
		return several
	}
	return []string{string(answer)}
}
