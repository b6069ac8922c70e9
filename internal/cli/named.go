package cli

import (
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// findPrompt returns a prompt that fits the journal as it is now.
func (g *global) findPrompt(o *opened, id string) (*workbook.Prompt, error) {
	a := o.view()
	p, step := o.workbook.Prompt(id)
	switch {
	case p == nil && a.State.Closed():
		return nil, g.tellClosed(a.State.Gate)
	case p == nil:
		return nil, g.noPrompt(a, id)
	case !a.State.Holds(p.When):
		return nil, usage("see what fits: trustrepair steps "+step.ID, "the prompt %q does not fit your setup or an earlier answer", id)
	}
	return p, nil
}

// noStep is the error of a step that a workbook does not have.
func (g *global) noStep(wb *workbook.Workbook, id string) error {
	return g.suggest(usage("see their names: trustrepair steps", "there is no step %q", id), id, stepIDs(wb)...)
}

// noPrompt is the error of a prompt that the workbook does not have.
func (g *global) noPrompt(a guide.View, id string) error {
	fits := func(p *workbook.Prompt) bool { return a.State.Holds(p.When) }
	return g.suggest(usage("see them all: trustrepair steps", "there is no prompt %q", id), id, promptIDs(a.Workbook, fits)...)
}

// stepIDs returns the ids of a workbook's steps.
func stepIDs(wb *workbook.Workbook) (ids []string) {
	for _, step := range wb.Steps {
		ids = append(ids, step.ID)
	}
	return ids
}

// promptIDs returns the ids of the prompts that are wanted.
func promptIDs(wb *workbook.Workbook, wanted func(*workbook.Prompt) bool) (ids []string) {
	for _, step := range wb.Steps {
		for _, p := range step.Prompts {
			if wanted(p) {
				ids = append(ids, p.ID)
			}
		}
	}
	return ids
}
