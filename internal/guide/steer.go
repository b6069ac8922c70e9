package guide

import (
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Steers reports whether a rule of the steering is in force.
func (st State) Steers(rule *workbook.Rule) bool { return st.holdsAny(rule.When) }

// holdsAny reports whether one of the conditions is true, or there is none.
func (st State) holdsAny(conditions []workbook.When) bool {
	return len(conditions) == 0 || slices.ContainsFunc(conditions, st.Holds)
}

// Applies reports whether a prompt is asked of this person: its condition is true
// and the steering does not close it.
func (st State) Applies(wb *workbook.Workbook, p *workbook.Prompt) bool {
	return st.Holds(p.When) && !slices.ContainsFunc(wb.Routes.Steering, func(rule *workbook.Rule) bool {
		return closes(rule, p) && st.Steers(rule)
	})
}

func closes(rule *workbook.Rule, p *workbook.Prompt) bool {
	return slices.Contains(rule.Closes, p.ID) || p.Reaches && slices.Contains(rule.Closes, workbook.Reaching)
}

// PagesClosed reports whether no page for the other person is made now.
func (st State) PagesClosed(wb *workbook.Workbook) bool {
	return slices.ContainsFunc(st.InForce(wb), func(rule *workbook.Rule) bool { return rule.Pages })
}

// InForce returns the rules of the steering that are in force, in order of
// precedence.
func (st State) InForce(wb *workbook.Workbook) []*workbook.Rule {
	return slices.DeleteFunc(slices.Clone(wb.Routes.Steering), func(rule *workbook.Rule) bool { return !st.Steers(rule) })
}

// Told returns what to tell the person after an answer: what follows from corrected
// facts, and what the rules say that are in force now and were not before. The first
// of those is enough.
func (v View) Told(before State) string {
	return strings.TrimSpace(v.toldOfFacts(before) + " " + v.toldOfRules(before))
}

func (v View) toldOfRules(before State) string {
	for _, rule := range v.State.InForce(v.Workbook) {
		if rule.Say != "" && !before.Steers(rule) {
			return v.Fill(rule.Say)
		}
	}
	return ""
}

// ToldOfSetup returns what to tell the person after the setup: which facts were set to
// something else, and what the first rule says that closes something because of it.
func (v View) ToldOfSetup() string {
	told := v.toldOfFacts(State{})
	for _, rule := range v.State.InForce(v.Workbook) {
		if rule.Say != "" && (len(rule.Closes) > 0 || rule.Start) {
			return strings.TrimSpace(told + " " + v.Fill(rule.Say))
		}
	}
	return told
}
