package guide

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Show gives a stored answer as a person reads it: labels for ids, the names
// filled into the workbook's words and never into the person's. A prompt that
// the content no longer has may be nil: its answer is shown as it stands.
func (v View) Show(p *workbook.Prompt, answer json.RawMessage) string {
	if p == nil {
		return plain(answer)
	}
	switch p.Kind {
	case workbook.Task:
		return v.showTask(plain(answer))
	case workbook.Confirm:
		if said, ok := map[string]string{"true": "yes", "false": "no"}[string(answer)]; ok {
			return v.Words.Say(said)
		}
		return plain(answer)
	case workbook.ISentence, workbook.Promises, workbook.Review:
		return v.showFields(p, answer)
	case workbook.Choices:
		var ids []string
		_ = json.Unmarshal(answer, &ids) // not a list: nothing to show but the raw text
		for i, id := range ids {
			ids[i] = v.label(p.Options, id)
		}
		return strings.Join(ids, "\n")
	}
	return v.label(p.Options, asDay(p.Kind, plain(answer)))
}

// Day shows a day that is written like 2026-03-14 to a person; any other text
// comes back as it is.
func Day(day string) string {
	if t, err := time.Parse(time.DateOnly, day); err == nil {
		return workbook.Day(t)
	}
	return day
}

func asDay(kind workbook.Kind, answer string) string {
	if kind == workbook.Date {
		return Day(answer)
	}
	return answer
}

// Brief gives a stored answer as it is quoted beside another prompt: an answer
// of several parts on one line, without its questions.
func (v View) Brief(p *workbook.Prompt, answer json.RawMessage) string {
	var parts []string
	for _, f := range v.Fields(p, answer) {
		parts = append(parts, f.Text)
	}
	if len(parts) == 0 {
		return v.Show(p, answer)
	}
	return strings.Join(parts, " \u00b7 ")
}

// plain gives a JSON string as its text, any other value as it is written.
func plain(answer json.RawMessage) string {
	var s string
	if json.Unmarshal(answer, &s) == nil {
		return s
	}
	return string(answer)
}

func (v View) label(options []workbook.Option, id string) string {
	for _, o := range options {
		if o.ID == id {
			return v.Fill(o.Label)
		}
	}
	return id
}

func (v View) showTask(answer string) string {
	word, rest, _ := strings.Cut(answer, " ")
	switch word {
	case "done":
		return v.Words.Say("task-done")
	case "not-yet":
		return v.Words.Say("task-not-yet", "date", Day(rest))
	case "no":
		return v.Words.Say("task-no", "why", rest)
	}
	return answer
}

func (v View) showFields(p *workbook.Prompt, answer json.RawMessage) string {
	fields := v.Fields(p, answer)
	if len(fields) == 0 { // of another shape: shown as it stands
		return string(answer)
	}
	var lines []string
	for _, f := range fields {
		lines = append(lines, v.Fill(f.Field.Ask)+"\n  "+strings.ReplaceAll(f.Text, "\n", "\n  "))
	}
	return strings.Join(lines, "\n")
}

// ShownField is one part of a stored answer as a person reads it.
type ShownField struct {
	Field *workbook.Field
	Text  string
}

// Fields gives the parts of an answer to a prompt with fields, in the order of
// the prompt. It is empty for an answer of another shape.
func (v View) Fields(p *workbook.Prompt, answer json.RawMessage) []ShownField {
	var values map[string]json.RawMessage
	if json.Unmarshal(answer, &values) != nil {
		return nil
	}
	var shown []ShownField
	for _, f := range p.Fields {
		if value, ok := values[f.ID]; ok {
			text := asDay(f.Kind, plain(value))
			if f.ID == by && p.Kind == workbook.Promises {
				text = Day(text)
			}
			shown = append(shown, ShownField{f, v.label(f.Options, text)})
		}
	}
	return shown
}

// Input gives a stored answer back in the form that Parse takes, for a prompt
// that is asked again.
func Input(p *workbook.Prompt, answer json.RawMessage) string {
	switch p.Kind {
	case workbook.Choices:
		var ids []string
		_ = json.Unmarshal(answer, &ids) // another shape: the field starts empty
		return strings.Join(ids, ",")
	case workbook.Confirm, workbook.Scale:
		return string(answer)
	}
	return plain(answer)
}

// FieldInputs gives the parts of a stored answer, each as ParseField takes it.
func FieldInputs(p *workbook.Prompt, answer json.RawMessage) map[string]string {
	var values map[string]json.RawMessage
	inputs := map[string]string{}
	if json.Unmarshal(answer, &values) != nil {
		return inputs
	}
	for _, f := range p.Fields {
		if value, ok := values[f.ID]; ok {
			inputs[f.ID] = plain(value)
		}
	}
	return inputs
}

// JoinFields puts the inputs of all fields together as Parse takes them.
func JoinFields(p *workbook.Prompt, inputs map[string]string) string {
	values := map[string]any{}
	for _, f := range p.Fields {
		values[f.ID] = inputs[f.ID]
		if n, err := strconv.Atoi(strings.TrimSpace(inputs[f.ID])); err == nil && f.Kind == workbook.Scale {
			values[f.ID] = n
		}
	}
	joined, err := json.Marshal(values)
	if err != nil {
		return "" // texts and numbers always encode; Parse refuses an empty input
	}
	return string(joined)
}
