//go:build !race

package content_test

import (
	"cmp"
	"slices"
	"testing"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// steeringAnswers says for each rule of the steering which answers bring it into
// force, in the order in which a person gives them.
var steeringAnswers = map[string]struct {
	facts   string
	answers map[string]string
	opens   string // a prompt that is asked from then on; "" for none
	days    int    // for how long it stays so; 0 for a year
}{
	"complaint":      {"colleague lie choice serious", map[string]string{"complaint": "open"}, "lead-up", 0},
	"over":           {"partner words choice serious", map[string]string{"space": "ended"}, "settle", 0},
	"no":             {"friend secret choice serious", map[string]string{"both-want": "they-do-not"}, "amends", 0},
	"unreachable":    {"family words choice serious", map[string]string{"both-want": "cannot-reach"}, "others", 0},
	"pause":          {"friend secret choice serious", map[string]string{"space": "pause"}, "space", 0},
	"not-now":        {"friend secret choice serious", map[string]string{"both-want": "not-now"}, "look-again", 0},
	"asked-not-now":  {"friend secret choice serious", map[string]string{"ask-time": "done not-now"}, "look-again", 0},
	"no-answer":      {"friend secret choice serious", map[string]string{"both-want": "silent"}, "look-again", 0},
	"unsure":         {"friend secret choice serious", map[string]string{"both-want": "unsure"}, "look-again", 0},
	"known":          {"friend secret choice serious", map[string]string{"still-unknown": "all"}, "letter", 0},
	"told":           {"friend secret lie serious", map[string]string{"still-unknown": "nothing", "full-disclosure": "done told"}, "letter", 0},
	"not-told-yet":   {"friend secret lie serious", map[string]string{"still-unknown": "nothing", "full-disclosure": "not-yet 2027-12-01"}, "", 0},
	"untold":         {"friend secret lie serious", map[string]string{"still-unknown": "nothing", "full-disclosure": "no I can't"}, "letter", 0},
	"power":          {"colleague lie choice serious", map[string]string{"power": "mine"}, "letter", 0},
	"no-plan":        {"friend secret choice serious", map[string]string{"plan-with": "alone"}, "boundaries", 0},
	"no-words":       {"friend secret choice serious", map[string]string{"talk": "done later"}, "first-promise", 0},
	"no-channel":     {"partner affair lie grave", map[string]string{"channel": "none"}, "first-promise", 0},
	"lied":           {"friend secret lie serious", map[string]string{"still-unknown": "nothing"}, "full-disclosure", 0},
	"silent-twice":   {"friend secret choice serious", map[string]string{"ask-time": "done silent", "look-again": "same"}, "amends", 0},
	"tell-today":     {"colleague broken-promise lapse serious", map[string]string{"still-unknown": "nothing"}, "full-disclosure", 0},
	"letter-waits":   {"friend secret lie serious", map[string]string{"still-unknown": "nothing", "full-disclosure": "not-yet +5"}, "", 0},
	"under-them":     {"colleague lie choice serious", map[string]string{"power": "theirs"}, "letter", 0},
	"found-out":      {"friend secret choice serious", map[string]string{"changed": "found-out"}, "still-unknown", 0},
	"happened-again": {"friend secret choice serious", map[string]string{"changed": "again"}, "outside-help", 6},
	"help-first":     {"friend money choice serious", map[string]string{"first-promise": `{"alone":"yes","act":"I call the clinic","by":"2026-05-01","if":"I'm scared","then":"I ask Jo to dial"}`}, "review-day", 0},
}

// TestSteering walks the answers of each rule, and then looks at each of the next 365
// days: what the rule closes isn't asked, isn't due and doesn't wait.
func TestSteering(t *testing.T) {
	t.Parallel()
	all := newWalk(t, so("friend secret choice serious"), nil)
	for _, rule := range all.wb.Routes.Steering {
		t.Run(rule.ID, func(t *testing.T) {
			row, ok := steeringAnswers[rule.ID]
			if !ok {
				t.Fatal("the rule is not walked here: add a row")
			}
			facts := so(row.facts)
			for id, value := range row.answers {
				if field := facts.Field(id); field != nil {
					*field = value
				}
			}
			w := newWalk(t, facts, row.answers)
			if change, ok := row.answers[workbook.Changed]; ok {
				p, _ := w.wb.Prompt(workbook.Changed)
				w.say(p, change)
			}
			asked := map[string]bool{}
			inForce := w.view().State.Steers(rule)
			for steps := 0; w.day() < cmp.Or(row.days, 365) && steps < 2000; steps++ {
				v := w.view()
				if inForce = inForce || v.State.Steers(rule); inForce {
					w.checkClosed(rule)
				}
				switch next := v.Agenda.Next; next.Kind {
				case guide.ItemAsk, guide.ItemDue:
					asked[next.Prompt] = true
					w.answer(next)
				default:
					w.now = w.now.AddDate(0, 0, 1)
				}
			}
			if !inForce {
				t.Error("its answers don't bring it into force")
			}
			if row.opens != "" && !asked[row.opens] {
				t.Errorf("%q isn't asked", row.opens)
			}
		})
	}
}

// checkClosed checks that nothing that a rule closes is on the agenda.
func (w *walk) checkClosed(rule *workbook.Rule) {
	w.t.Helper()
	a := w.view().Agenda
	for _, it := range slices.Concat(a.Ready, a.Waiting) {
		p, _ := w.wb.Prompt(it.Prompt)
		if it.Promise != "" && rule.Quiet {
			w.t.Errorf("on day %d the promise %q is on the agenda (%s)", w.day(), it.Text, it.Kind)
		}
		if p != nil && (slices.Contains(rule.Closes, p.ID) || p.Reaches && slices.Contains(rule.Closes, workbook.Reaching)) {
			w.t.Errorf("on day %d %q is on the agenda (%s)", w.day(), p.ID, it.Kind)
		}
	}
}

// TestEveryReachIsMarked checks that what reaches for the other person says so.
func TestEveryReachIsMarked(t *testing.T) {
	w := newWalk(t, so("partner affair lie grave"), nil)
	for _, id := range []string{"full-disclosure", "ask-time", "talk", "agreement", "openness", "told-unasked", "unasked", "time-together"} {
		if p, _ := w.wb.Prompt(id); p == nil || !p.Reaches {
			t.Errorf("%q doesn't say that it reaches for the other person", id)
		}
	}
}

// TestGaps checks the pace of the first weeks: no gap is longer than eight days
// before the fourth week is over.
func TestGaps(t *testing.T) {
	t.Parallel()
	for _, facts := range []string{"family money choice serious", "partner affair lie grave"} {
		w := newWalk(t, so(facts), nil)
		w.run(60)
		last := 0
		for _, a := range w.asked {
			if a.day-last > 8 && a.day < 28 {
				t.Errorf("%s: nothing from day %d to day %d", facts, last, a.day)
			}
			last = a.day
		}
	}
}
