//go:build !race

package content_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// row is one course that things can take, and what is asked from then on.
type row struct {
	name    string
	facts   string
	power   string
	answers map[string][]string // by prompt, each time it is asked; the last one stays. "+3" is in three days
	after   string              // once this prompt is answered, the next two come about
	correct entry.Subject       // facts that are corrected
	report  string              // what has changed
	days    int                 // how long it is walked; 0 for 200

	asks []string // in this order, perhaps with others between them
	not  []string // not asked; with after, not after that
	told string   // part of what the person is told
}

var rows = []row{
	{name: "the telling is put off twice", facts: "friend secret lie serious",
		answers: map[string][]string{"still-unknown": {"nothing"}, "full-disclosure": {"not-yet +3", "not-yet +3", "done told"}},
		asks:    []string{"tell-plan", "full-disclosure", "full-disclosure", "tell-plan", "full-disclosure", "letter", "reread", "talk"}},
	{name: "the telling is put off by less than a week", facts: "friend secret lie serious",
		answers: map[string][]string{"still-unknown": {"nothing"}, "full-disclosure": {"not-yet +5", "done told"}},
		asks:    []string{"full-disclosure", "full-disclosure", "letter"}, told: "The letter can wait"},
	{name: "a part of it was told", facts: "friend secret lie serious",
		answers: map[string][]string{"still-unknown": {"nothing"}, "full-disclosure": {"done part"}},
		asks:    []string{"full-disclosure", "letter", "reread", "talk"}, told: "still doesn't know all of it"},
	{name: "a lapse at work is told on the first day", facts: "colleague broken-promise lapse serious", days: 1,
		answers: map[string][]string{"still-unknown": {"nothing"}}, asks: []string{"deed", "full-disclosure"}, not: []string{"tell-plan"}},

	{name: "the talk is put off three times: it's them", facts: "friend secret choice serious",
		answers: map[string][]string{"talk": {"not-yet +2", "not-yet +2", "not-yet +2"}, "hard-start": {"them"}, "look-again": {"turned"}},
		asks:    []string{"talk", "talk", "talk", "hard-start", "look-again"}, told: "Asking once is enough"},
	{name: "the talk is put off three times: it's me", facts: "partner affair lie grave",
		answers: map[string][]string{"talk": {"not-yet +2", "not-yet +2", "not-yet +2", "done all"}, "hard-start": {"me"}},
		asks:    []string{"talk", "talk", "talk", "hard-start", "talk", "hardest", "needs", "first-promise"}},
	{name: "the talk is put off for a month", facts: "friend secret choice serious",
		answers: map[string][]string{"talk": {"not-yet +31", "not-yet +2", "done all"}, "hard-start": {"me"}},
		asks:    []string{"talk", "talk", "hard-start", "talk", "needs"}},
	{name: "the talk is put off twice", facts: "friend secret choice serious",
		answers: map[string][]string{"talk": {"not-yet +2", "not-yet +2", "done all"}},
		asks:    []string{"talk", "talk", "talk", "needs"}, not: []string{"hard-start"}},
	{name: "the talk at work is put off three times", facts: "colleague broken-promise lapse light",
		answers: map[string][]string{"talk": {"not-yet +1", "not-yet +1", "not-yet +1", "done all"}, "hard-start": {"me"}},
		asks:    []string{"talk", "talk", "talk", "hard-start", "talk", "told-me"}},

	{name: "they said some of it, and more later", facts: "friend secret choice serious",
		answers: map[string][]string{"talk": {"done part"}, "said-more": {"yes"}},
		asks:    []string{"talk", "hardest", "needs", "first-promise", "said-more", "hardest", "needs"}},
	{name: "they said some of it, and no more", facts: "family money choice light",
		answers: map[string][]string{"talk": {"done part"}, "said-more": {"no"}},
		asks:    []string{"talk", "told-me", "first-promise", "said-more", "first-to-go"}},
	{name: "they said all of it", facts: "friend secret choice serious",
		answers: map[string][]string{"talk": {"done all"}}, asks: []string{"talk", "needs"}, not: []string{"said-more"}},

	{name: "no answer, twice", facts: "friend secret choice serious",
		answers: map[string][]string{"ask-time": {"done silent"}, "look-again": {"same"}},
		asks:    []string{"ask-time", "look-again", "amends"}, not: []string{"talk"}, told: "They still haven't answered"},
	{name: "they said no when asked, and come later", facts: "friend secret choice serious", after: "amends", report: "talk",
		answers: map[string][]string{"ask-time": {"done refused", "done day +2"}, "both-want": {"not-asked", "both"}},
		asks:    []string{"ask-time", "amends", "both-want", "ask-time", "talk", "needs"}},
	{name: "they didn't want to talk, and come later", facts: "friend secret choice serious", after: "amends", report: "talk",
		answers: map[string][]string{"talk": {"done declined", "done all"}, "both-want": {"not-asked", "both"}},
		asks:    []string{"talk", "amends", "both-want", "talk", "hardest"}},
	{name: "they said nothing, and come later", facts: "friend secret choice serious", after: "first-promise", report: "talk",
		answers: map[string][]string{"talk": {"done nothing", "done all"}, "both-want": {"not-asked", "both"}},
		asks:    []string{"talk", "first-promise", "both-want", "talk", "hardest"}, told: "They don't owe you an answer"},
	{name: "not now, at work", facts: "colleague broken-promise lapse light", after: "next-time", report: "said-no",
		answers: map[string][]string{"both-want": {"not-now", "both"}, "look-again": {"turned"}, "space": {"less"}},
		asks:    []string{"next-time", "both-want", "look-again", "talk"}, told: "They've said not now"},
	{name: "a pause after something light", facts: "friend secret choice light", after: "letter", report: "space",
		answers: map[string][]string{"space": {"pause", "as-before"}}, asks: []string{"letter", "space", "space", "ask-time"}},

	{name: "openness is left empty", facts: "friend secret choice serious",
		answers: map[string][]string{"plan-with": {"shown"}, "openness": {""}}, asks: []string{"first-promise", "openness", "boundaries"}},
	{name: "I did it again", facts: "friend secret choice serious", after: "reminders", report: "again", days: 60,
		answers: map[string][]string{"still-unknown": {"all", "nothing"}, "full-disclosure": {"done told"}, "review": {""}},
		asks:    []string{"reminders", "still-safe", "deed", "still-unknown", "full-disclosure", "next-time", "outside-help", "review"},
		not:     []string{"unasked", "time-together", "something-new"}, told: "Tell them today, before they find out"},
	{name: "they found out more", facts: "friend secret choice serious", after: "reread", report: "found-out",
		answers: map[string][]string{"still-unknown": {"all", "part"}, "full-disclosure": {"done told"}, "ask-time": {"done day +9"}},
		asks:    []string{"reread", "still-unknown", "full-disclosure", "reread", "review"}, told: "Then tell them the rest today"},
	{name: "they found out more while the letter rests", facts: "friend secret choice serious", after: "letter", report: "found-out",
		answers: map[string][]string{"still-unknown": {"all", "part"}, "full-disclosure": {"done told"}},
		asks:    []string{"letter", "still-unknown", "full-disclosure", "hurry", "reread"}},
	{name: "more serious", facts: "friend secret choice light", after: "letter", correct: entry.Subject{Severity: "serious"},
		asks: []string{"letter", "wrong", "reread", "needs", "review"}, told: "your letter rests until"},
	{name: "less serious", facts: "friend secret choice serious", after: "first-promise", correct: entry.Subject{Severity: "light"},
		asks: []string{"first-promise", "first-to-go"}, not: []string{"reminders", "review", "still-safe"}, told: "It gets shorter from here"},
}

func TestRows(t *testing.T) {
	t.Parallel()
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			w, told, from := r.walk(t)
			var asked []string
			for _, a := range w.asked {
				asked = append(asked, a.prompt.ID)
			}
			left := r.asks
			for _, id := range asked {
				if len(left) > 0 && left[0] == id {
					left = left[1:]
				}
			}
			if len(left) > 0 {
				t.Errorf("%q isn't asked after that; asked were %v", left[0], asked)
			}
			for _, id := range r.not {
				if slices.Contains(asked[from:], id) {
					t.Errorf("%q is asked; asked were %v", id, asked)
				}
			}
			if !strings.Contains(told, r.told) {
				t.Errorf("%q isn't told, but %q", r.told, told)
			}
		})
	}
}

// walk takes the course, and returns what is told, and how many prompts were asked
// before the change.
func (r row) walk(t *testing.T) (w *walk, told string, from int) {
	subject := so(r.facts)
	subject.Power = r.power
	w = newWalk(t, subject, map[string]string{})
	times, days := map[string]int{}, r.days
	if days == 0 {
		days = 200
	}
	tell := func(act func()) {
		before := w.view().State
		act()
		told += w.view().Told(before) + "\n"
	}
	for steps := 0; w.day() < days && steps < 400; steps++ {
		next := w.view().Agenda.Next
		if next.Kind == guide.ItemDone {
			break
		}
		if next.Kind == guide.ItemWait {
			w.now = next.At.Add(19 * time.Hour)
			continue
		}
		if !next.IsPrompt() {
			w.answer(next)
			continue
		}
		p, step := w.wb.Prompt(next.Prompt)
		if given := r.answers[p.ID]; len(given) > 0 {
			w.choose[p.ID] = given[min(times[p.ID], len(given)-1)]
			times[p.ID]++
		}
		if given, ok := w.choose[p.ID]; ok && given == "" {
			w.skip(p, step)
		} else {
			tell(func() { w.answer(next) })
		}
		if p.ID == r.after && from == 0 {
			from = len(w.asked)
			tell(func() { w.turn(r) })
		}
	}
	return w, told, from
}

// turn makes things change.
func (w *walk) turn(r row) {
	if r.correct != (entry.Subject{}) {
		w.add(entry.Entry{Kind: entry.Setup, Subject: r.correct})
	}
	if p, _ := w.wb.Prompt(workbook.Changed); r.report != "" {
		w.say(p, r.report)
	}
}

func (w *walk) skip(p *workbook.Prompt, step *workbook.Step) {
	w.asked = append(w.asked, asked{day: w.day(), prompt: p})
	w.add(entry.Entry{Kind: entry.Skip, Step: step.ID, Prompt: p.ID})
	delete(w.choose, p.ID)
}
