package answers

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func ofField(f *workbook.Field) spec { return spec{options: f.Options, scale: f.Scale} }

// parseFields parses a JSON object with a value for each field of a prompt.
func parseFields(p *workbook.Prompt, input string, r days.Reader) (json.RawMessage, *Refusal) {
	var given map[string]any
	if err := json.Unmarshal([]byte(input), &given); err != nil || given == nil {
		return nil, refuse("fields", "fields", fieldIDs(p))
	}
	values := map[string]json.RawMessage{}
	for _, f := range p.Fields {
		text := fieldText(given[f.ID])
		delete(given, f.ID)
		if (f.Optional || f.When != nil) && strings.TrimSpace(text) == "" {
			continue
		}
		value, err := parseField(p, f, text, r)
		if err != nil {
			return nil, err
		}
		values[f.ID] = value
	}
	for _, id := range slices.Sorted(maps.Keys(given)) {
		return nil, refuse("unknown-field", "given", shorten(id), "fields", fieldIDs(p))
	}
	return entry.Value(values), nil
}

// ParseField parses the input for one field. Its error is a *Refusal that names the
// field.
func (fm Format) ParseField(p *workbook.Prompt, f *workbook.Field, input string) (json.RawMessage, error) {
	value, refusal := parseField(p, f, input, fm.days())
	if refusal != nil {
		return nil, refusal
	}
	return value, nil
}

func parseField(p *workbook.Prompt, f *workbook.Field, input string, r days.Reader) (json.RawMessage, *Refusal) {
	value, refusal := readField(p, f, input, r)
	if refusal != nil {
		refusal.Prompt, refusal.Field = p.ID, f.ID
		return nil, refusal
	}
	return value, nil
}

func readField(p *workbook.Prompt, f *workbook.Field, input string, r days.Reader) (json.RawMessage, *Refusal) {
	input = TrimMark(input)
	if refusal := refuseAny(input); refusal != nil {
		return nil, refusal
	}
	rule := kinds[p.Kind].fields[f.ID]
	if rule.parse != nil {
		return rule.parse(ofField(f).on(r), p.Phrases, input)
	}
	value, refusal := kinds[f.Kind].parse(ofField(f).on(r), input)
	if refusal == nil && rule.check != nil {
		refusal = rule.check(p.Phrases, input)
	}
	return value, refusal
}

// fieldText returns the input that a JSON value corresponds to.
func fieldText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

func fieldIDs(p *workbook.Prompt) string {
	ids := make([]string, len(p.Fields))
	for i, f := range p.Fields {
		ids[i] = f.ID
	}
	return strings.Join(ids, ", ")
}

// ShownField is one field of a stored answer, as a person reads it.
type ShownField struct {
	Field *workbook.Field
	Text  string
}

// Fields returns the fields of an answer in the order of the prompt. It returns none
// if the answer is not an object.
func (fm Format) Fields(p *workbook.Prompt, answer json.RawMessage) []ShownField {
	var values map[string]json.RawMessage
	if json.Unmarshal(answer, &values) != nil {
		return nil
	}
	var shown []ShownField
	for _, f := range p.Fields {
		if value, ok := values[f.ID]; ok {
			shown = append(shown, ShownField{f, fm.showField(p, f, value)})
		}
	}
	return shown
}

// Field returns one field of an answer as a person reads it, or "".
func (fm Format) Field(p *workbook.Prompt, f *workbook.Field, answer json.RawMessage) string {
	for _, shown := range fm.Fields(p, answer) {
		if shown.Field == f {
			return shown.Text
		}
	}
	return ""
}

func (fm Format) showField(p *workbook.Prompt, f *workbook.Field, value json.RawMessage) string {
	if kinds[p.Kind].fields[f.ID].day != nil {
		return fm.When(Plain(value))
	}
	return kinds[f.Kind].show(fm, ofField(f), value)
}

// showFields shows each field below its question.
func (fm Format) showFields(p *workbook.Prompt, answer json.RawMessage) string {
	fields := fm.Fields(p, answer)
	if len(fields) == 0 { // it is not an object: earlier content asked for a text
		return Plain(answer)
	}
	var lines []string
	for _, f := range fields {
		lines = append(lines, fm.Fill(f.Field.Ask)+"\n  "+strings.ReplaceAll(f.Text, "\n", "\n  "))
	}
	return strings.Join(lines, "\n")
}

// FieldInputs returns the input of each field of a stored answer, for ParseField.
func FieldInputs(p *workbook.Prompt, answer json.RawMessage) map[string]string {
	var values map[string]json.RawMessage
	inputs := map[string]string{}
	if json.Unmarshal(answer, &values) != nil {
		return inputs
	}
	for _, f := range p.Fields {
		if value, ok := values[f.ID]; ok {
			inputs[f.ID] = kinds[f.Kind].input(value)
		}
	}
	return inputs
}

// FieldInputs returns the input of each field like the function FieldInputs, with
// rhythms as a person says them.
func (fm Format) FieldInputs(p *workbook.Prompt, answer json.RawMessage) map[string]string {
	inputs := FieldInputs(p, answer)
	for _, f := range p.Fields {
		if r, ok := days.StoredRhythm(inputs[f.ID]); ok && kinds[p.Kind].fields[f.ID].day != nil {
			inputs[f.ID] = r.Say(fm.Words)
		}
	}
	return inputs
}

// JoinFields joins the inputs of all fields into one input for Parse.
func JoinFields(p *workbook.Prompt, inputs map[string]string) string {
	values := map[string]string{}
	for _, f := range p.Fields {
		values[f.ID] = inputs[f.ID]
	}
	joined, err := json.Marshal(values)
	if err != nil {
		return "" // texts always encode; Parse refuses an empty input
	}
	return string(joined)
}

// WithoutFields returns an answer without some of its fields. It is an error if the
// answer is no object.
func WithoutFields(p *workbook.Prompt, answer json.RawMessage, out func(*workbook.Field) bool) (json.RawMessage, error) {
	var values map[string]json.RawMessage
	if err := json.Unmarshal(answer, &values); err != nil {
		return nil, fmt.Errorf("reading the fields: %w", err)
	}
	before := len(values)
	for _, f := range p.Fields {
		if out(f) {
			delete(values, f.ID)
		}
	}
	if len(values) == before {
		return answer, nil
	}
	return entry.Value(values), nil
}
