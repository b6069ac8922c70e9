package guide

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Sitting is what is done at one time, as it stands now.
type Sitting struct {
	ID      string
	Title   string
	Step    string   // of the first prompt that is left
	Prompts []string // that apply, in order
	Left    []string // those of them that are not done, and not put off
	Minutes int      // for what is left, reading included
	Offers  []string // prompts that are offered at its end, as far as they apply and are not done
}

// wordsPerMinute is how fast the texts are read.
const wordsPerMinute = 200

// sitting sums up a sitting. left are the items that are not done.
func (pl planner) sitting(s *workbook.Sitting, left []Item) Sitting {
	sum := Sitting{ID: s.ID, Title: pl.wb.Routes.Titles[s.ID], Offers: pl.offers(s)}
	for _, p := range pl.prompts(s) {
		sum.Prompts = append(sum.Prompts, p.ID)
	}
	minutes := 0.0
	for _, it := range left {
		p, step := pl.wb.Prompt(it.Prompt)
		sum.Left = append(sum.Left, p.ID)
		sum.Step = cmp.Or(sum.Step, step.ID)
		minutes += pl.minutes(p)
	}
	sum.Minutes = int(math.Ceil(minutes))
	return sum
}

// offers returns the prompts that a sitting offers at its end: those that were
// skipped first.
func (pl planner) offers(s *workbook.Sitting) []string {
	var skipped, fresh []string
	for _, id := range slices.Concat(s.Prompts, s.Offers) {
		p, _ := pl.wb.Prompt(id)
		if p == nil || !pl.st.Applies(pl.wb, p) {
			continue
		}
		if _, out := pl.st.Skipped(id); out {
			skipped = append(skipped, id)
		} else if slices.Contains(s.Offers, id) && pl.st.last(id) == "" {
			fresh = append(fresh, id)
		}
	}
	return slices.Concat(skipped, fresh)
}

// minutes returns how long a prompt takes this person, reading included.
func (pl planner) minutes(p *workbook.Prompt) float64 {
	words := len(strings.Fields(p.Ask)) + len(strings.Fields(p.Why))
	for _, part := range slices.Concat(p.Guide, p.Example) {
		if pl.st.Holds(part.When) {
			words += len(strings.Fields(part.Text))
		}
	}
	for _, f := range p.Fields {
		words += len(strings.Fields(f.Ask)) + len(strings.Fields(f.Guide))
	}
	return pl.wb.Routes.Minutes[p.Kind] + float64(words)/wordsPerMinute
}

// Core reports whether a prompt belongs to the short path of this person, and
// returns the sitting in which it is asked, or the one that offers it, or "".
func (v View) Core(p *workbook.Prompt) (sitting string, core bool) {
	route := v.State.Route(v.Workbook)
	for _, s := range route.Sittings {
		if slices.Contains(s.Prompts, p.ID) && v.State.Holds(s.When) {
			return s.ID, v.State.Applies(v.Workbook, p)
		}
	}
	for _, s := range route.Sittings {
		if slices.Contains(s.Offers, p.ID) {
			return s.ID, false
		}
	}
	return "", false
}
