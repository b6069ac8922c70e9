package prompt

import (
	"strconv"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// chosen returns the option that a number, an id, a label or the beginning of a
// label means, in any letter case. What means none, or several, is returned as it
// is, and the question's Check will say so.
func chosen(options []workbook.Option, input string) string {
	input = strings.TrimSpace(input)
	if id, ok := option(options, input); ok {
		return id
	}
	return input
}

func option(options []workbook.Option, input string) (id string, ok bool) {
	said := strings.ToLower(strings.TrimRight(strings.TrimSpace(input), "."))
	if n, err := strconv.Atoi(said); err == nil && 1 <= n && n <= len(options) {
		return options[n-1].ID, true
	}
	begun := 0
	for _, o := range options {
		label := strings.ToLower(display.OneLine(o.Label))
		if said == o.ID || said == strings.TrimRight(label, ".") {
			return o.ID, true
		}
		if said != "" && strings.HasPrefix(label, said) {
			id, begun = o.ID, begun+1
		}
	}
	return id, begun == 1
}

// severalChosen returns the options that a line means: labels between commas, or
// else one for each word.
func severalChosen(options []workbook.Option, input string) []string {
	if id, ok := option(options, input); ok { // a label may hold a comma itself
		return []string{id}
	}
	var list []string
	for _, piece := range strings.Split(input, ",") {
		if id, ok := option(options, piece); ok {
			list = append(list, id)
			continue
		}
		for _, word := range strings.Fields(piece) {
			list = append(list, chosen(options, word))
		}
	}
	return list
}

// taskSaid splits a line that answers a task: which of the answers, by its number
// or its words, and what follows it.
func taskSaid(q guide.Question, w workbook.Words, line string) (state, detail string) {
	options := taskOptions(q.Outcomes, w)
	line = strings.TrimSpace(line)
	for _, o := range options {
		if len(line) < len(o.Label) || !strings.EqualFold(line[:len(o.Label)], o.Label) {
			continue
		}
		if rest := line[len(o.Label):]; rest == "" || rest[0] == ' ' {
			return o.ID, strings.TrimSpace(rest)
		}
	}
	state, detail = taskParts(q.Outcomes, line)
	for _, o := range options {
		if strings.EqualFold(state, o.ID) {
			return o.ID, detail
		}
	}
	if n, err := strconv.Atoi(state); err == nil && 1 <= n && n <= len(options) {
		state = options[n-1].ID
	}
	return state, detail
}
