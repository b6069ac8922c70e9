package guide

import (
	"encoding/json"
	"maps"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Adopt returns the state as this workbook understands it: answers to prompts of
// earlier content count for those that took their place, and conditions can name the
// outcome of a task and the choices among the fields of an answer.
func (st State) Adopt(wb *workbook.Workbook) State { return st.adopted(wb.Prompts()) }

// adopted does that for some of the prompts.
func (st State) adopted(prompts []*workbook.Prompt) State {
	st.answers, st.reading = maps.Clone(st.answers), map[string]reading{}
	for _, p := range prompts {
		st.adopt(p)
		st.adoptFields(p)
		if r := readingOf(p); r.outcome != "" || r.fields != nil || p.Kind == workbook.Task || len(p.Lapses) > 0 {
			st.reading[p.ID] = r
		}
	}
	return st
}

// adopt takes the latest answer to a prompt of earlier content as the answer to this
// one, unless that was answered or skipped itself. A task that is only done takes its
// outcome from there.
func (st State) adopt(p *workbook.Prompt) {
	own, onlyDone := st.onlyDone(p)
	if st.last(p.ID) != "" && !onlyDone {
		return
	}
	for _, former := range p.Formerly {
		e, ok := st.answers[former.Prompt]
		if !ok || e.ID < st.answers[p.ID].ID {
			continue
		}
		if former.Answers != nil {
			value, known := translated(former, e.Answer)
			if !known {
				continue
			}
			e.Answer = entry.Value(value)
		}
		if onlyDone {
			own.Answer = e.Answer
			e = own
		}
		st.answers[p.ID] = e
	}
}

// onlyDone returns the answer to a task if it says that it was done, but not how.
func (st State) onlyDone(p *workbook.Prompt) (entry.Entry, bool) {
	own, answered := st.answers[p.ID]
	_, skipped := st.Skipped(p.ID)
	return own, answered && !skipped && len(p.Outcomes) > 0 && answers.Plain(own.Answer) == workbook.TaskDone
}

// translated returns what an answer of earlier content is now. The outcome of a task
// says more than that it is done.
func translated(former workbook.Former, answer json.RawMessage) (value string, known bool) {
	for _, v := range slices.Backward(answers.Values(answer)) {
		if value, known = former.Answers[v]; known {
			break
		}
	}
	return value, known
}

// adoptFields makes an answer of several fields out of one that earlier content asked
// for as a text: the text is the first field, and prompts of their own were others.
func (st State) adoptFields(p *workbook.Prompt) {
	e, answered := st.answers[p.ID]
	var text string
	if !p.Kind.HasFields() || !answered || json.Unmarshal(e.Answer, &text) != nil {
		return
	}
	values := map[string]json.RawMessage{p.Fields[0].ID: e.Answer}
	for _, f := range p.Fields {
		if former, ok := st.answers[f.Formerly]; ok && f.Formerly != "" {
			values[f.ID] = former.Answer
		}
	}
	e.Answer = entry.Value(values)
	st.answers[p.ID] = e
}

// reading says how conditions read the answers to one prompt.
type reading struct {
	prompt  *workbook.Prompt
	outcome string   // what a bare "done" means
	fields  []string // the fields that are a choice
}

func readingOf(p *workbook.Prompt) reading {
	r := reading{prompt: p}
	if len(p.Outcomes) > 0 {
		r.outcome = p.Outcomes[0].ID
	}
	for _, f := range p.Fields {
		if f.Kind == workbook.Choice {
			r.fields = append(r.fields, f.ID)
		}
	}
	return r
}

// answerValues returns the values of the answer to a prompt for conditions: the id
// of a choice, the ids of choices, true or false, the state of a task and its
// outcome, the choices among fields.
func (st State) answerValues(prompt string) []string {
	answer := st.answers[prompt].Answer
	r := st.reading[prompt]
	if r.fields != nil {
		return answers.FieldValues(answer, r.fields)
	}
	values := answers.Values(answer)
	switch {
	case r.outcome != "" && len(values) == 1 && values[0] == workbook.TaskDone:
		return append(values, r.outcome)
	case r.prompt != nil && answers.PutOffDay(r.prompt, answer) != "":
		return append(values, st.putOffValues(r.prompt)...)
	}
	return values
}
