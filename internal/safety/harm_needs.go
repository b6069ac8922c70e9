package safety

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// LintNeeds checks what the gate, the cards and the workbook need so that they
// do no harm. What their texts must not say is in harm.yaml and tone.yaml.
func LintNeeds(fsys fs.FS) (found workbook.Problems) {
	if f, err := read(fsys); err == nil {
		found = append(found, f.lintNeeds()...)
	}
	for _, path := range []workbook.Path{workbook.Hurting, workbook.Hurt} {
		if wb, _ := workbook.Load(fsys, path); wb != nil {
			found = append(found, lintPath(wb)...)
		}
	}
	if phrases, err := workbook.LoadPhrases(fsys); err == nil {
		found = append(found, lintUnkeepable(phrases)...)
	}
	return found // what could not be read is told elsewhere
}

// needed is what a card has to bring.
type needed struct {
	first Need   // the help line at the front
	also  []Need // what has to be among them
	never []Need // what must not
}

// wants are the questions that the gate has to ask, and what a yes to each has
// to bring. "" is for a yes that is unknown, and for what is left unsaid.
func wants(role workbook.Role) map[string]needed {
	own := needed{OwnBehaviour, []Need{Suicide, Emergency}, []Need{Shelter}}
	self := needed{Suicide, []Need{Emergency, OwnBehaviour}, []Need{Shelter}}
	care := needed{Violence, []Need{Shelter, Emergency}, []Need{OwnBehaviour}}
	if role == workbook.Hurt {
		return map[string]needed{"": care, "machine": care, "afraid": care, "force": care, "control": care,
			"self-harm": {Suicide, []Need{Violence, Shelter, Emergency}, []Need{OwnBehaviour}}}
	}
	return map[string]needed{"": own, "afraid": own, "force": own, "control": own, "no-contact": own, "self-harm": self}
}

// cardWants is what the card of each topic has to bring.
func cardWants() map[Topic]needed {
	self := needed{Suicide, []Need{Emergency}, []Need{OwnBehaviour}}
	own := needed{OwnBehaviour, []Need{Suicide, Emergency}, nil}
	return map[Topic]needed{SelfHarm: self, Crisis: self, Harmed: {Violence, []Need{Shelter, Emergency}, []Need{OwnBehaviour}},
		Harming: own, Control: own, NoContact: own}
}

func (w needed) lint(place string, needs []Need, requirement int) (found workbook.Problems) {
	add := func(what string) {
		found = append(found, workbook.Problem{File: fileName, ID: place, What: place + ": " + what,
			Fix: "order the needs as this card has them in package safety", Requirement: requirement})
	}
	if len(needs) == 0 || needs[0] != w.first {
		add(fmt.Sprintf("the need %q does not come first", w.first))
	}
	for _, n := range w.also {
		if !slices.Contains(needs, n) {
			add(fmt.Sprintf("the need %q is missing", n))
		}
	}
	for _, n := range w.never {
		if slices.Contains(needs, n) {
			add(fmt.Sprintf("the need %q is for somebody else", n))
		}
	}
	return found
}

func (f *file) lintNeeds() (found workbook.Problems) {
	for role, s := range f.Gate {
		requirement := 1
		if role == workbook.Hurt {
			requirement = 3
		}
		found = append(found, s.lintNeeds("gate/"+string(role), wants(role), requirement)...)
	}
	for topic, w := range cardWants() {
		found = append(found, w.lint("cards/"+string(topic), f.Cards[topic].Needs, 4)...)
	}
	return found
}

func (s *set) lintNeeds(place string, wanted map[string]needed, requirement int) (found workbook.Problems) {
	asked := map[string]bool{"": true}
	for _, q := range s.Questions {
		asked[q.ID] = true
		if w, ok := wanted[q.ID]; ok {
			found = append(found, w.lint(place+"/questions/"+q.ID, q.Needs, requirement)...)
		}
		if slices.Contains(q.Needs[:min(1, len(q.Needs))], Suicide) && !strings.Contains(q.Urgent, emergency) {
			found = append(found, keeps(requirement, place+"/questions/"+q.ID, "what is urgent does not come first, with the number to call",
				"write urgent, with "+emergency))
		}
	}
	for id := range wanted {
		if !asked[id] {
			found = append(found, keeps(requirement, place+"/questions", fmt.Sprintf("nothing asks about %q", id), "ask it"))
		}
	}
	found = append(found, wanted[""].lint(place+"/unknown", s.Unknown.Needs, requirement)...)
	return append(found, needed{first: wanted[""].first, also: []Need{Suicide, Emergency}}.lint(place+"/unsaid", s.Unsaid.Needs, requirement)...)
}

// keeps returns a fault that breaks a requirement.
func keeps(requirement int, place, what, fix string) workbook.Problem {
	return workbook.Problem{File: fileName, ID: place, What: place + ": " + what, Fix: fix, Requirement: requirement}
}
