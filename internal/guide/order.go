package guide

import (
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Order returns the prompts of the path in the order in which this person is asked
// them, as somebody sees it who is in the middle of a sitting: what is asked again
// there has its place there. What belongs to no sitting comes last.
func (v View) Order(sitting string) []*workbook.Prompt {
	o := order{here: sitting, prompts: v.Agenda.SittingNamed(sitting).Prompts}
	o.add(v.Workbook, v.State)
	return o.all
}

// order collects prompts, each once.
type order struct {
	here    string   // the sitting that is done
	prompts []string // of that sitting
	all     []*workbook.Prompt
}

func (o *order) add(wb *workbook.Workbook, st State) {
	route := st.Route(wb)
	if !slices.ContainsFunc(route.Sittings, func(s *workbook.Sitting) bool { return s.ID == o.here }) {
		o.prompts = nil // a step that was gone back to: its prompts keep their places
	}
	for _, s := range route.Sittings {
		switch {
		case s.ID == o.here && o.prompts != nil:
			o.take(wb, o.prompts)
			o.prompts = nil
		case !st.Holds(s.When) || s.ID == workbook.Changed:
			continue
		}
		o.take(wb, slices.DeleteFunc(slices.Concat(s.Prompts, s.Offers), func(id string) bool {
			return slices.Contains(o.prompts, id) || slices.Contains(s.Again, id) && st.asksOnce(route, id)
		}))
	}
	for _, step := range wb.Steps {
		o.all = append(o.all, slices.DeleteFunc(slices.Clone(step.Prompts), func(p *workbook.Prompt) bool { return slices.Contains(o.all, p) })...)
	}
}

// take adds prompts that are not in the order yet.
func (o *order) take(wb *workbook.Workbook, ids []string) {
	for _, id := range ids {
		if p, _ := wb.Prompt(id); p != nil && !slices.Contains(o.all, p) {
			o.all = append(o.all, p)
		}
	}
}

// asksOnce reports whether a sitting of the route asks a prompt for the first time.
func (st State) asksOnce(route *workbook.Route, id string) bool {
	return slices.ContainsFunc(route.Sittings, func(s *workbook.Sitting) bool {
		return slices.Contains(s.Prompts, id) && !slices.Contains(s.Again, id) && st.Holds(s.When)
	})
}
