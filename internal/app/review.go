package app

import (
	"codeberg.org/trustrepair/trustrepair/internal/apology"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// review returns the function that shows the checker's questions next to a letter.
func (a *App) review(words workbook.Words) session.Review {
	return func(letter string) ([]guide.Quote, error) {
		checker, err := apology.Load(a.Content)
		if err != nil {
			return nil, err
		}
		var checks []guide.Quote
		for _, f := range checker.Check(letter).Findings {
			checks = append(checks, guide.Quote{Aside: true, Ask: words.Say("check-beside", "words", f.Text), Text: f.Question + "\n" + f.Why})
		}
		return checks, nil
	}
}
