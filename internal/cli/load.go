package cli

import "codeberg.org/trustrepair/trustrepair/internal/workbook"

// load reads a path of the workbook. The commands that its texts name get the
// journal of this command.
func (g *global) load(path workbook.Path) (*workbook.Workbook, error) {
	wb, err := workbook.Load(g.Content, path)
	if err != nil || g.journal == "" {
		return wb, err
	}
	for _, step := range wb.Steps {
		step.Intro = g.withJournalFlag(step.Intro)
		for _, p := range step.Prompts {
			p.Ask, p.Why = g.withJournalFlag(p.Ask), g.withJournalFlag(p.Why)
			for i := range p.Guide {
				p.Guide[i].Text = g.withJournalFlag(p.Guide[i].Text)
			}
		}
	}
	return wb, nil
}

// words reads the words of the interface, in the same way.
func (g *global) words() (workbook.Words, error) {
	words, err := workbook.LoadWords(g.Content)
	for name, said := range words {
		words[name] = g.withJournalFlag(said)
	}
	return words, err
}
