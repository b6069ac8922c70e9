package app

import (
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// LoadWorkbook reads one path of the workbook, with its texts as AsCalled adapts
// them.
func (a *App) LoadWorkbook(path workbook.Path) (*workbook.Workbook, error) {
	wb, err := workbook.Load(a.Content, path)
	if err != nil || a.Journal == "" && !a.IsDiscreet() {
		return wb, err
	}
	for _, step := range wb.Steps {
		step.Intro = a.AsCalled(step.Intro)
		for _, p := range step.Prompts {
			p.Ask, p.Why = a.AsCalled(p.Ask), a.AsCalled(p.Why)
			for i := range p.Guide {
				p.Guide[i].Text = a.AsCalled(p.Guide[i].Text)
			}
		}
	}
	return wb, nil
}

// Words reads words.yaml, with its texts as AsCalled adapts them.
func (a *App) Words() (workbook.Words, error) {
	words, err := workbook.LoadWords(a.Content)
	for name, said := range words {
		words[name] = a.AsCalled(said)
	}
	return words, err
}

// gate reads the safety questions. It reads the file only once.
func (a *App) gate() (*safety.Gate, error) {
	if a.gateRead != nil {
		return a.gateRead, nil
	}
	gate, err := safety.LoadGate(a.Content)
	if err != nil {
		return nil, err
	}
	a.gateRead = gate
	return gate, nil
}
