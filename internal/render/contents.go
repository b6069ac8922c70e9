package render

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Contents shows the steps of a path and the question of every prompt.
func (p Page) Contents(a guide.View) string {
	var b strings.Builder
	for i, step := range a.Workbook.Steps {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(styled(p.bold, p.line(0, step.Title+"  ("+step.ID+")")))
		b.WriteString(p.line(2, a.Fill(step.Intro)))
	}
	b.WriteString("\n" + p.line(0, a.Words.Say("contents-more")))
	return b.String()
}

// Step shows one step: each prompt, why it is asked, and the practices it
// serves with their evidence.
func (p Page) Step(a guide.View, step *workbook.Step, practices map[string]workbook.Practice) string {
	var b strings.Builder
	b.WriteString(styled(p.bold, p.line(0, step.Title)))
	b.WriteString(p.line(0, a.Fill(step.Intro)))
	for _, prompt := range step.Prompts {
		b.WriteString("\n" + p.prompt(a, prompt))
		for _, id := range prompt.Practices {
			b.WriteString(p.practice(id, practices[id]))
		}
	}
	return b.String()
}

func (p Page) prompt(a guide.View, prompt *workbook.Prompt) string {
	mark := prompt.ID + "  (" + string(prompt.Kind)
	if prompt.Optional {
		mark += ", " + a.Words.Say("optional")
	}
	if a.State.Subject.Role != "" && !a.State.Holds(prompt.When) {
		mark += ", " + a.Words.Say("not-asked")
	}
	return styled(p.bold, p.line(2, mark+")")) + p.line(4, a.Fill(prompt.Ask)) + p.line(4, a.Fill(prompt.Why)) +
		p.takes(a, prompt)
}

// takes names what a prompt can be answered with, by the ids that "answer"
// takes.
func (p Page) takes(a guide.View, prompt *workbook.Prompt) string {
	out := p.options(a, 6, prompt.Options)
	for _, f := range prompt.Fields {
		out += p.line(6, f.ID+" ("+string(f.Kind)+"): "+a.Fill(f.Ask)) + p.options(a, 8, f.Options)
	}
	return out
}

func (p Page) options(a guide.View, indent int, options []workbook.Option) string {
	out := ""
	for _, o := range options {
		out += p.line(indent, "- "+o.ID+": "+a.Fill(o.Label))
	}
	return out
}

func (p Page) practice(id string, practice workbook.Practice) string {
	out := styled(p.faint, p.line(6, id+": "+practice.Gist))
	if practice.Evidence != "" {
		out += styled(p.faint, p.line(8, practice.Evidence))
	}
	return out
}
