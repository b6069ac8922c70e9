package guide

import (
	"cmp"
	"slices"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Threshold is what there is to say between two sittings. It has titles, never
// answers: somebody may be looking at the screen.
type Threshold struct {
	Step    *workbook.Step // where the person has come to
	Done    []string       // titles of what was answered in the last sitting
	Skipped []string       // titles of what was skipped in it
	Waits   []Item         // what waits, the soonest first
	Next    Sitting        // what comes next; zero if nothing does
	At      time.Time      // from when on; zero for now
	Rest    string         // what the wait until then is good for, or ""
	Wait    Item           // the wait until then; zero if Next is ready
	Offers  []string       // prompts offered now, what was skipped first
	Early   []string       // prompts that were put off, and can be done early
	Changes []*workbook.Change
	First   bool   // it is the page of the first evening, before anything reached for the other person
	End     []Line // at the end of everything: what was promised and what stays
}

// maxOffers is how many prompts are offered at once.
const maxOffers = 3

// Threshold returns what there is to say at the end of a sitting, or of none.
func (v View) Threshold(sitting string) Threshold {
	s := v.Agenda.SittingNamed(sitting)
	t := Threshold{Waits: v.Agenda.Waiting, Offers: v.offered(sitting), Changes: v.changes(), First: v.onFirstEvening(sitting)}
	for _, id := range s.Prompts {
		v.sort(&t, id)
	}
	if next := v.Agenda.Next; next.Kind == ItemAsk || next.Kind == ItemDue {
		t.Next = v.Agenda.Sitting
	} else if next.Kind == ItemDone {
		t.End = v.end()
	} else {
		t.Wait, t.At, t.Rest = next, next.At, v.Fill(next.Why)
		t.Next = v.Agenda.SittingNamed(next.Sitting)
		if next.IsPrompt() && len(t.Next.Left) == 0 { // only what was put off is left
			t.Next.Left = []string{next.Prompt}
		}
	}
	for _, it := range v.Agenda.Waiting {
		if !it.Rests && it.IsPrompt() {
			t.Early = append(t.Early, it.Prompt)
		}
	}
	return t
}

// offered returns what is offered at the end of a sitting, or of the last one that
// anything was written in.
func (v View) offered(sitting string) []string {
	if sitting == "" {
		last := ""
		for _, s := range v.State.Route(v.Workbook).Sittings {
			for _, id := range s.Prompts {
				if e := v.State.last(id); e > last {
					last, sitting = e, s.ID
				}
			}
		}
	}
	offers := v.Agenda.SittingNamed(sitting).Offers
	return offers[:min(len(offers), maxOffers)]
}

// onFirstEvening reports whether a sitting is the first one of its route, and reaches
// for nobody.
func (v View) onFirstEvening(sitting string) bool {
	route := v.State.Route(v.Workbook)
	first := slices.IndexFunc(route.Sittings, func(s *workbook.Sitting) bool { return s.Opens == nil })
	if first < 0 || route.Sittings[first].ID != sitting {
		return false
	}
	return !slices.ContainsFunc(route.Sittings[first].Prompts, func(id string) bool {
		p, _ := v.Workbook.Prompt(id)
		return p != nil && p.Reaches
	})
}

// end returns the answers that are on the last page.
func (v View) end() []Line {
	var lines []Line
	for _, id := range v.Workbook.Routes.End {
		p, _ := v.Workbook.Prompt(id)
		answer, answered := v.State.Latest(v.Workbook, id)
		if p != nil && answered && v.State.Applies(v.Workbook, p) {
			lines = append(lines, Line{v.TitleOf(p), v.Answers().Brief(p, answer.Answer)})
		}
	}
	return lines
}

// sort adds a prompt of the last sitting to what was done or skipped.
func (v View) sort(t *Threshold, id string) {
	p, step := v.Workbook.Prompt(id)
	_, answered := v.State.Answer(id)
	_, skipped := v.State.Skipped(id)
	t.Step = step
	switch {
	case skipped:
		t.Skipped = append(t.Skipped, v.TitleOf(p))
	case answered && answers.PutOffDay(p, v.State.answers[id].Answer) == "":
		t.Done = append(t.Done, v.TitleOf(p))
	}
}

// TitleOf returns the few words that name a prompt in a list.
func (v View) TitleOf(p *workbook.Prompt) string {
	if p.Title == "" {
		return v.Fill(p.Ask)
	}
	return v.Fill(p.Title)
}

// NameOf returns the few words that name a prompt or a sitting, by its id.
func (v View) NameOf(id string) string {
	if p, _ := v.Workbook.Prompt(id); p != nil {
		return v.TitleOf(p)
	}
	return v.TitleOfSitting(Sitting{ID: id, Title: v.Workbook.Routes.Titles[id]})
}

// TitleOfSitting returns the few words that name a sitting. One that is on no route
// is named like the step that was gone back to, or like its only prompt.
func (v View) TitleOfSitting(s Sitting) string {
	if step := v.Workbook.Step(s.ID); s.Title == "" && step != nil {
		return step.Title
	}
	if p, _ := v.Workbook.Prompt(s.ID); s.Title == "" && p != nil {
		return v.TitleOf(p)
	}
	return cmp.Or(s.Title, s.ID)
}

// changes returns what a person can report that applies to them.
func (v View) changes() []*workbook.Change {
	return slices.DeleteFunc(slices.Clone(v.Workbook.Routes.Changes), func(c *workbook.Change) bool { return !v.State.Holds(c.When) })
}

// Away returns how many days there was no entry, until now.
func (st State) Away(now time.Time) int {
	if len(st.entries) == 0 {
		return 0
	}
	last := st.written(st.entries[len(st.entries)-1], now)
	return int(days.Midnight(now).Sub(days.Midnight(last.In(now.Location()))).Hours()+12) / 24
}
