package app

import (
	"fmt"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/apology"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// review returns the function that shows the checker's questions next to a letter.
func (a *App) review(words workbook.Words) session.Review {
	return func(letter string) (guide.Quote, bool, error) {
		checker, err := apology.Load(a.Content)
		if err != nil {
			return guide.Quote{}, false, err
		}
		report := checker.Check(letter)
		if len(report.Findings) == 0 {
			return guide.Quote{}, false, nil
		}
		var b strings.Builder
		for _, f := range report.Findings {
			fmt.Fprintf(&b, "\"%s\"\n%s %s\n\n", f.Text, f.Why, f.Question)
		}
		return guide.Quote{Aside: true, Ask: words.Say("check-beside"), Text: strings.TrimSpace(b.String())}, true, nil
	}
}
