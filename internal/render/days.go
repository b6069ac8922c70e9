package render

import (
	"encoding/json"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// SavedDays returns the days in an answer, as a person reads them, on one line.
func SavedDays(v guide.View, p *workbook.Prompt, answer json.RawMessage) string {
	var shown []string
	for _, named := range namedDays(p, answer) {
		text := v.Answers().When(named.day)
		if p.Kind == workbook.Task && strings.HasPrefix(answers.Input(p, answer), workbook.TaskNotYet) {
			text = v.Words.Say("saved-until", "date", text)
		}
		shown = append(shown, strings.TrimSpace(named.field+" "+text))
	}
	return strings.Join(shown, ", ")
}

// namedDay is a day that an answer names, as it is stored.
type namedDay struct {
	field string // "" for a prompt without fields
	day   string
}

// namedDays returns the days that an answer names.
func namedDays(p *workbook.Prompt, answer json.RawMessage) []namedDay {
	var named []namedDay
	add := func(field string, part func(string) (string, bool), input string) {
		if part == nil {
			return
		}
		day, _ := part(input)
		_, rhythm := days.StoredRhythm(day)
		if _, err := time.Parse(time.DateOnly, day); err == nil || rhythm {
			named = append(named, namedDay{field, day})
		}
	}
	if !p.Kind.HasFields() {
		add("", answers.DayPart(p, nil), answers.Input(p, answer))
		return named
	}
	inputs := answers.FieldInputs(p, answer)
	for _, f := range p.Fields {
		add(f.ID, answers.DayPart(p, f), inputs[f.ID])
	}
	return named
}
