package cli

import (
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// load reads a path of the workbook. Its texts fit how this command was called.
func (g *global) load(path workbook.Path) (*workbook.Workbook, error) {
	wb, err := workbook.Load(g.Content, path)
	if err != nil || g.journal == "" && !g.isDiscreet() {
		return wb, err
	}
	for _, step := range wb.Steps {
		step.Intro = g.asCalled(step.Intro)
		for _, p := range step.Prompts {
			p.Ask, p.Why = g.asCalled(p.Ask), g.asCalled(p.Why)
			for i := range p.Guide {
				p.Guide[i].Text = g.asCalled(p.Guide[i].Text)
			}
		}
	}
	return wb, nil
}

// words reads the words of the interface, in the same way.
func (g *global) words() (workbook.Words, error) {
	words, err := workbook.LoadWords(g.Content)
	for name, said := range words {
		words[name] = g.asCalled(said)
	}
	return words, err
}

// gate reads the safety questions, once for a command.
func (g *global) gate() (*safety.Gate, error) {
	if g.gateRead != nil {
		return g.gateRead, nil
	}
	gate, err := safety.LoadGate(g.Content)
	if err != nil {
		return nil, err
	}
	g.gateRead = gate
	return gate, nil
}
