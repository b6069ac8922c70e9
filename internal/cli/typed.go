package cli

import (
	"regexp"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// command finds a command of ours that acts on a journal, in a text that tells
// a person what to type.
var command = regexp.MustCompile(`\btrustrepair (next|status|journal|start|setup|apology|answer|skip|back|sheet)\b`)

// typed makes the commands in a text act on the journal that this command was
// given, so that whoever types them after us meets the same journal.
func (g *global) typed(text string) string {
	if g.journal == "" {
		return text
	}
	return command.ReplaceAllString(text, "trustrepair --journal "+shellWord(g.journal)+" $1")
}

var plainWord = regexp.MustCompile(`^[A-Za-z0-9_./-]+$`)

func shellWord(s string) string {
	if plainWord.MatchString(s) {
		return s
	}
	return quoted(s)
}

// load reads a path of the workbook; the commands that its texts name act on
// the journal at hand.
func (g *global) load(path workbook.Path) (*workbook.Workbook, error) {
	wb, err := workbook.Load(g.Content, path)
	if err != nil || g.journal == "" {
		return wb, err
	}
	for _, step := range wb.Steps {
		step.Intro = g.typed(step.Intro)
		for _, p := range step.Prompts {
			p.Ask, p.Why = g.typed(p.Ask), g.typed(p.Why)
			for i := range p.Guide {
				p.Guide[i].Text = g.typed(p.Guide[i].Text)
			}
		}
	}
	return wb, nil
}
