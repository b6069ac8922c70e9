package session

import (
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// HalfTyped gives the prompt that a session takes up first, before what the
// agenda names: the first one with words half typed that can be asked now. It
// is one that is open, or one with an earlier answer that was half changed; nil
// when there is none. Draft gives the half-typed text of a name.
func HalfTyped(a guide.View, draft func(name string) (string, bool)) *workbook.Prompt {
	open := map[string]bool{}
	for _, it := range slices.Concat(a.Agenda.Open, a.Agenda.Due) {
		open[it.Prompt] = true
	}
	for _, step := range a.Workbook.Steps {
		for _, p := range step.Prompts {
			_, answered := a.State.Answer(p.ID)
			_, skipped := a.State.Skipped(p.ID)
			if a.State.Holds(p.When) && (open[p.ID] || answered && !skipped) && halfTyped(a, p, step, draft) {
				return p
			}
		}
	}
	return nil
}

// halfTyped reports whether a draft of a prompt has other words than its
// answer.
func halfTyped(a guide.View, p *workbook.Prompt, step *workbook.Step, draft func(string) (string, bool)) bool {
	other := func(q guide.Question) bool {
		text, ok := draft(q.ID)
		return ok && !blank(text) && text != q.Value
	}
	for i := range p.Fields {
		if other(a.Field(p, step, i)) {
			return true
		}
	}
	return len(p.Fields) == 0 && other(a.Question(p, step))
}
