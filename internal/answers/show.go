package answers

import (
	"encoding/json"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Show returns a stored answer as a person reads it: with labels instead of
// ids. The names are filled into the words of the workbook and never into those
// of the person. A nil prompt is one that the content no longer has; its answer
// is shown as it is stored.
func (fm Format) Show(p *workbook.Prompt, answer json.RawMessage) string {
	switch {
	case p == nil:
		return Plain(answer)
	case p.Kind.HasFields():
		return fm.showFields(p, answer)
	}
	return kinds[p.Kind].show(fm, ofPrompt(p), answer)
}

// Brief returns a stored answer as it is quoted next to another prompt: an
// answer of several fields on one line, without its questions.
func (fm Format) Brief(p *workbook.Prompt, answer json.RawMessage) string {
	var texts []string
	for _, f := range fm.Fields(p, answer) {
		if f.Field.Private {
			continue
		}
		texts = append(texts, f.Text)
	}
	if len(texts) == 0 {
		return fm.Show(p, answer)
	}
	return strings.Join(texts, " \u00b7 ")
}

// Input returns a stored answer as Parse takes it, for a prompt that is asked
// again.
func Input(p *workbook.Prompt, answer json.RawMessage) string {
	if p.Kind.HasFields() {
		return Plain(answer)
	}
	return kinds[p.Kind].input(answer)
}
