package safety

import (
	"fmt"
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// check returns every structural fault of the gate.
func (g *Gate) check() (found workbook.Problems) {
	for _, role := range []workbook.Role{workbook.Hurting, workbook.Hurt} {
		if s := g.sets[role]; s != nil {
			found = append(found, at("gate/"+string(role), s.check(string(role)))...)
		} else {
			found = append(found, problem(fmt.Sprintf("the gate for %q is missing", role), "write intro and questions"))
		}
	}
	var ids []string
	for _, o := range g.replies {
		ids = append(ids, o.ID)
	}
	if !slices.Equal(ids, []string{Yes, No, Unsaid}) {
		found = append(found, problem("replies are not yes, no and unsaid", "write these three, in this order"))
	}
	for i, c := range g.counsels {
		where := fmt.Sprintf("counsellor %d", i+1)
		wrong := checkWhen(where, c.When)
		if c.Card.Title == "" || c.Card.Body == "" || len(c.When) == 0 {
			wrong = append(wrong, problem(where+" lacks when, title or body", "write all three"))
		}
		found = append(found, at(fmt.Sprintf("counsellor/%d", i), wrong)...)
	}
	return found
}

func (s *set) check(role string) (found workbook.Problems) {
	if s.Intro == "" || s.Unwritten == "" || s.After == "" || len(s.Questions) == 0 {
		found = append(found, problem("the gate for "+role+" lacks intro, unwritten, questions or after", "write all four"))
	}
	found = append(found, s.Unsaid.check(role+": unsaid")...)
	if s.Unknown.Yes == "" || len(s.Unknown.Needs) == 0 {
		found = append(found, problem("the gate for "+role+" says nothing to an unknown yes", "write yes and needs for unknown"))
	}
	if n, ok := unknownNeed(s.Unknown.Needs); ok {
		found = append(found, problem(fmt.Sprintf("%s: unknown names the need %q", role, n), "use one that package safety lists"))
	}
	seen := map[string]bool{None: true, Unsaid: true}
	for _, q := range s.Questions {
		where := fmt.Sprintf("%s: question %q", role, q.ID)
		if q.ID == "" || seen[q.ID] {
			found = append(found, problem(where+" has a missing or taken id", "choose another"))
		}
		seen[q.ID] = true
		if q.Record != "" && s.AfterPrivate == "" {
			found = append(found, problem(where+" has a record of its own, and there is no after-private", "say what stays open after a yes to it"))
		}
		if q.Ask == "" || q.Why == "" || q.Guide == "" || q.Yes == "" || q.Name == "" || len(q.Needs) == 0 {
			found = append(found, problem(where+" lacks ask, why, guide, name, yes or needs", "write all six"))
		}
		if n, ok := unknownNeed(q.Needs); ok {
			found = append(found, problem(fmt.Sprintf("%s names the need %q", where, n), "use one that package safety lists"))
		}
	}
	return found
}

// checkWhen checks that a condition names setup fields and values they take.
func checkWhen(where string, when workbook.When) (found workbook.Problems) {
	setup := workbook.SetupValues()
	for key, values := range when {
		for _, v := range values {
			if !slices.Contains(setup[key], v) || key == "gate" || key == "intent" {
				found = append(found, problem(fmt.Sprintf("%s: when %s is %q can never be true", where, key, v), "use relation, breach or severity"))
			}
		}
	}
	return found
}
