package answers

import (
	"encoding/json"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Typed is a text that a person typed and the name of its draft.
type Typed struct{ Draft, Text string }

// Typed returns what a person typed in an answer: each field by itself, and only the
// reason of a task. For an answer that was chosen, it returns the label.
func (fm Format) Typed(p *workbook.Prompt, answer json.RawMessage) []Typed {
	switch {
	case p == nil:
		return nil
	case !p.Kind.HasFields() && kinds[p.Kind].typed != nil:
		return []Typed{{p.ID, TypedAs(p.Kind, Plain(answer))}}
	case !p.Kind.HasFields():
		return []Typed{{p.ID, fm.Show(p, answer)}}
	}
	var typed []Typed
	inputs := FieldInputs(p, answer)
	for _, f := range p.Fields {
		if text, ok := inputs[f.ID]; ok {
			typed = append(typed, Typed{p.ID + "." + f.ID, TypedAs(f.Kind, text)})
		}
	}
	return typed
}

// TypedAs returns the part of an input to a prompt of this kind that is in the
// person's own words. The "no" before the reason of a task is not.
func TypedAs(kind workbook.Kind, input string) string {
	if typed := kinds[kind].typed; typed != nil {
		return typed(input)
	}
	return input
}
