package session

import (
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Resume returns the prompt that a session begins with, before the items of the agenda:
// the first one that has a draft and can be asked now, because it is open or because a
// change of its answer is unfinished. It returns nil if there is none. draft returns the
// draft of that name.
func Resume(v guide.View, draft func(name string) (string, bool)) *workbook.Prompt {
	open := map[string]bool{}
	for _, it := range v.Agenda.Ready {
		open[it.Prompt] = true
	}
	for _, step := range v.Workbook.Steps {
		for _, p := range step.Prompts {
			_, answered := v.State.Answer(p.ID)
			_, skipped := v.State.Skipped(p.ID)
			if v.State.Applies(v.Workbook, p) && (open[p.ID] || answered && !skipped) && hasDraft(v, p, step, draft) {
				return p
			}
		}
	}
	return nil
}

// hasDraft reports whether a draft of a prompt has other words than its answer.
func hasDraft(v guide.View, p *workbook.Prompt, step *workbook.Step, draft func(string) (string, bool)) bool {
	other := func(q guide.Question) bool {
		text, ok := draft(q.ID)
		return ok && !blank(text) && text != q.Value
	}
	for i := range p.Fields {
		if other(v.Field(p, step, i)) {
			return true
		}
	}
	return len(p.Fields) == 0 && other(v.Question(p, step))
}
