package render

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Contents returns the steps of a path with their introductions.
func (p Page) Contents(v guide.View) string {
	var b strings.Builder
	for i, step := range v.Workbook.Steps {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(styled(p.bold, p.line(0, step.Title+"  ("+step.ID+")")))
		b.WriteString(p.line(2, v.Intro(step)))
	}
	b.WriteString("\n" + p.line(0, v.Words.Say("contents-more")))
	return b.String()
}

// Step returns one step with its prompts: the question, why it is asked, the
// possible answers, and the practices it teaches with their evidence.
func (p Page) Step(v guide.View, step *workbook.Step, practices map[string]workbook.Practice) string {
	var b strings.Builder
	b.WriteString(styled(p.bold, p.line(0, step.Title)))
	b.WriteString(p.line(0, v.Intro(step)))
	for _, prompt := range step.Prompts {
		b.WriteString("\n" + p.prompt(v, prompt))
		for _, id := range prompt.Practices {
			b.WriteString(p.practice(id, practices[id]))
		}
	}
	return b.String()
}

func (p Page) prompt(v guide.View, prompt *workbook.Prompt) string {
	mark := prompt.ID + "  (" + string(prompt.Kind)
	if prompt.Optional {
		mark += ", " + v.Words.Say("optional")
	}
	if v.State.Subject.Role != "" && !v.State.Applies(v.Workbook, prompt) {
		mark += ", " + v.Words.Say("not-asked")
	} else if _, core := v.Core(prompt); v.State.Subject.Role != "" && !core {
		mark += ", " + v.Words.Say("extra")
	}
	return styled(p.bold, p.line(2, mark+")")) + p.line(4, v.Fill(prompt.Ask)) + p.line(4, v.Fill(prompt.Why)) +
		p.answers(v, prompt)
}

// answers lists the options, the outcomes and the fields of a prompt as the command
// "answer" accepts them.
func (p Page) answers(v guide.View, prompt *workbook.Prompt) string {
	out := p.options(v, 6, prompt.Options)
	for _, o := range prompt.Outcomes {
		out += p.line(6, "- "+workbook.TaskDone+" "+o.ID+": "+v.Fill(o.Label))
	}
	for _, f := range prompt.Fields {
		out += p.line(6, f.ID+" ("+string(f.Kind)+"): "+v.Fill(f.Ask)) + p.options(v, 8, f.Options)
	}
	return out
}

func (p Page) options(v guide.View, indent int, options []workbook.Option) string {
	out := ""
	for _, o := range options {
		out += p.line(indent, "- "+o.ID+": "+v.Fill(o.Label))
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
