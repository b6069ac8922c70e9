package guide

import (
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Corrected returns what to record after facts of the setup that were given now: what
// the content sets to something else. It does so only once: whoever says the same
// again insists.
func (v View) Corrected(given entry.Subject) []entry.Entry {
	subject := v.State.Subject
	subject.Fill(given)
	var entries []entry.Entry
	for _, c := range v.Workbook.Routes.Corrections {
		if !(State{Subject: subject}).Holds(c.When) || v.State.wasTrue(c.When) {
			continue
		}
		e := entry.Entry{Kind: entry.Setup}
		for fact, value := range c.Sets {
			*e.Subject.Field(fact) = value
		}
		entries = append(entries, e)
	}
	return entries
}

// wasTrue reports whether a condition on facts of the setup has ever been true.
func (st State) wasTrue(when workbook.When) bool {
	var so State
	return slices.ContainsFunc(st.entries, func(e entry.Entry) bool {
		if e.Kind != entry.Journal && e.Kind != entry.Setup {
			return false
		}
		so.Subject.Fill(e.Subject)
		return so.Holds(when)
	})
}

// toldOfFacts returns what to tell the person after facts of the setup were given.
func (v View) toldOfFacts(before State) string {
	var told []string
	for _, c := range v.Workbook.Routes.Corrections {
		if v.State.wasTrue(c.When) && !before.wasTrue(c.When) {
			told = append(told, v.Fill(c.Say))
		}
	}
	for _, turn := range v.Workbook.Routes.Turns {
		if before.Holds(turn.Was) && v.State.Holds(turn.When) && !v.State.Holds(turn.Was) {
			told = append(told, v.toldOfTurn(turn))
		}
	}
	return strings.Join(told, " ")
}

func (v View) toldOfTurn(turn *workbook.Turn) string {
	if until := v.restingUntil(); turn.Resting != "" && !until.IsZero() {
		return v.Fill(strings.ReplaceAll(turn.Resting, "{date}", v.Words.Day(until)))
	}
	return v.Fill(turn.Say)
}

// restingUntil returns until when a text rests before it is read again, or the zero
// time.
func (v View) restingUntil() time.Time {
	for _, it := range v.Agenda.Waiting {
		if p, _ := v.Workbook.Prompt(it.Prompt); p != nil && p.Again != "" && it.Rests {
			return it.At
		}
	}
	return time.Time{}
}

// KeptRests returns what to record so that a rest which had begun is not cut short by
// new facts.
func (v View) KeptRests(before View) []entry.Entry {
	was, is := before.restingUntil(), v.restingUntil()
	i := slices.IndexFunc(before.Agenda.Waiting, func(it Item) bool {
		p, _ := before.Workbook.Prompt(it.Prompt)
		return it.Rests && it.At.Equal(was) && p != nil && p.Again != ""
	})
	if i < 0 || !is.Before(was) || !v.State.Applies(v.Workbook, v.promptNamed(before.Agenda.Waiting[i].Prompt)) {
		return nil
	}
	it := before.Agenda.Waiting[i]
	return []entry.Entry{{Kind: entry.Rest, Step: it.Step, Prompt: it.Prompt, Until: was.Format(time.DateOnly)}}
}

func (v View) promptNamed(id string) *workbook.Prompt {
	p, _ := v.Workbook.Prompt(id)
	return p
}
