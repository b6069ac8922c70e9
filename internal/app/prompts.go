package app

import (
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// FindPrompt returns the prompt with this id if it can be answered now. If it can't,
// the error says why.
func (a *App) FindPrompt(o *Opened, id string) (*workbook.Prompt, error) {
	v := o.View()
	p, step := o.Workbook.Prompt(id)
	switch {
	case p == nil && v.State.Closed():
		return nil, a.TellStillClosed()
	case p == nil:
		return nil, a.noPrompt(v, id)
	case !v.State.Applies(v.Workbook, p):
		return nil, Usage("to see what fits, type: trustrepair steps "+step.ID, "%q doesn't fit your setup or an earlier answer", id)
	}
	return p, nil
}

// NoStep returns the error for an unknown step.
func (a *App) NoStep(wb *workbook.Workbook, id string) error {
	return a.Suggest(Usage("to see the steps, type: trustrepair steps", "there's no step %q", id), id, stepIDs(wb)...)
}

// noPrompt returns the error for an unknown prompt.
func (a *App) noPrompt(v guide.View, id string) error {
	fits := func(p *workbook.Prompt) bool { return v.State.Applies(v.Workbook, p) }
	return a.Suggest(Usage("to see them all, type: trustrepair steps", "there's no prompt %q", id), id, PromptIDs(v.Workbook, fits)...)
}

// stepIDs returns the ids of a workbook's steps.
func stepIDs(wb *workbook.Workbook) (ids []string) {
	for _, step := range wb.Steps {
		ids = append(ids, step.ID)
	}
	return ids
}

// PromptIDs returns the ids of the prompts for which wanted returns true.
func PromptIDs(wb *workbook.Workbook, wanted func(*workbook.Prompt) bool) (ids []string) {
	for _, step := range wb.Steps {
		for _, p := range step.Prompts {
			if wanted(p) {
				ids = append(ids, p.ID)
			}
		}
	}
	return ids
}
