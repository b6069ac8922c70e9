package guide

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Sitting is the current state of what is done at one time.
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

// rereading is how long it takes to read a text again, compared with writing it.
const rereading = 0.4

// sitting sums up a sitting. left are the items that are not done.
func (pl planner) sitting(s *workbook.Sitting, left []Item) Sitting {
	sum := Sitting{ID: s.ID, Title: pl.wb.Routes.Titles[s.ID], Offers: pl.offers(s)}
	if step := pl.wb.Step(s.ID); step != nil && sum.Title == "" {
		sum.Title = step.Title
	}
	for _, p := range pl.promptsOf(s) {
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

// and returns a sitting with what a later one of the same name adds to it. What was done
// and is asked again in the later one has its place there.
func (s Sitting) and(other Sitting) Sitting {
	if s.ID == "" {
		return other
	}
	s.Prompts = slices.DeleteFunc(slices.Clone(s.Prompts), func(id string) bool {
		return slices.Contains(other.Prompts, id) && !slices.Contains(s.Left, id)
	})
	s.Step = cmp.Or(s.Step, other.Step)
	s.Prompts, s.Left = union(s.Prompts, other.Prompts), union(s.Left, other.Left)
	s.Offers = append(s.Offers, other.Offers...)
	s.Minutes += other.Minutes
	return s
}

// union returns the ids of both lists, each once.
func union(ids, more []string) []string {
	return append(ids, slices.DeleteFunc(slices.Clone(more), func(id string) bool { return slices.Contains(ids, id) })...)
}

// offers returns the prompts that a sitting offers at its end: those that were
// skipped first.
func (pl planner) offers(s *workbook.Sitting) []string {
	var skipped, fresh []string
	for _, id := range slices.Concat(s.Prompts, s.Offers) {
		p, _ := pl.wb.Prompt(id)
		if p == nil || !pl.applies(p) {
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
	minutes := pl.wb.Routes.Minutes[p.Kind]
	if p.Again != "" {
		minutes *= rereading
	}
	return minutes + float64(words)/wordsPerMinute
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
