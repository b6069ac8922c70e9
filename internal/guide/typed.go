package guide

import (
	"encoding/json"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Typed is a text that a person typed, and the name of its draft.
type Typed struct{ Draft, Text string }

// Typed lists what a person typed in an answer: each part by itself, and of a
// task the reason alone, so that no word of the workbook is read with it. Of
// an answer that was chosen it is the label.
func (a Asking) Typed(p *workbook.Prompt, answer json.RawMessage) []Typed {
	switch {
	case p == nil:
		return nil
	case p.Kind == workbook.Task:
		return []Typed{{p.ID, TypedAs(p.Kind, plain(answer))}}
	case len(p.Fields) == 0:
		return []Typed{{p.ID, a.Show(p, answer)}}
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

// TypedAs returns what a person typed of an input to a prompt of this kind. The
// "no" before the reason of a task is the workbook's word, and denies nothing.
func TypedAs(kind workbook.Kind, input string) string {
	if kind != workbook.Task {
		return input
	}
	_, reason, _ := strings.Cut(strings.TrimSpace(input), " ")
	return reason
}
