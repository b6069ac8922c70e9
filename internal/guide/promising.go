package guide

import (
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/ledger"
	"codeberg.org/trustrepair/trustrepair/internal/versions"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// PromiseForm is the id of the form of a promise that is made outside of a sitting.
const PromiseForm = "promise"

// PromiseForm returns the form of a promise of this sort: the prompt in whose place it
// would be asked, under an id of its own. It returns nil if no promises are made on
// this path.
func (v View) PromiseForm(sort ledger.Sort) (*workbook.Prompt, *workbook.Step) {
	route := v.State.Route(v.Workbook)
	var form *workbook.Prompt
	var in *workbook.Step
	for _, step := range v.Workbook.Steps {
		for _, p := range step.Prompts {
			if p.Kind != workbook.Promises || ledger.Sort(p.Makes) != sort {
				continue
			}
			asked := slices.ContainsFunc(route.Sittings, func(s *workbook.Sitting) bool { return slices.Contains(s.Prompts, p.ID) })
			if form == nil || asked && !isOnRoute(route, form) {
				form, in = p, step
			}
		}
	}
	if form == nil {
		return nil, nil
	}
	own := *form
	own.ID, own.Optional = PromiseForm, false
	return &own, in
}

func isOnRoute(route *workbook.Route, p *workbook.Prompt) bool {
	return slices.ContainsFunc(route.Sittings, func(s *workbook.Sitting) bool { return slices.Contains(s.Prompts, p.ID) })
}

// RefusePromise returns why no further promise can be made at a prompt, or nil. Too
// many promises are kept less well than a few.
func (v View) RefusePromise(p *workbook.Prompt) error {
	if p.Kind != workbook.Promises || p.Makes != "" || !v.Ledger.Full() {
		return nil
	}
	again := func(open *ledger.Promise) bool { return open.Prompt == p.ID || v.State.answers[p.ID].ID == open.ID }
	if slices.ContainsFunc(v.Ledger.Open(), again) {
		return nil // it is put differently
	}
	return &answers.Refusal{Prompt: p.ID, Code: "promises-full"}
}

// Terms parses the inputs to the fields of a form, and returns what is promised, and
// until when it is offered. Its error is an *answers.Refusal.
func (v View) Terms(form *workbook.Prompt, input string) (terms entry.Terms, until string, err error) {
	value, err := v.Answers().Parse(form, input)
	if err != nil {
		return terms, "", err
	}
	terms, until = ledger.TermsOf(value)
	if _, rhythm := days.StoredRhythm(terms.By); rhythm {
		terms.By, terms.Every = "", terms.By
	}
	return terms, until, nil
}

// Reworded returns the entry that changes some fields of a promise, and repeats the
// others. Its error is an *answers.Refusal.
func (v View) Reworded(p *ledger.Promise, changed map[string]string) (entry.Entry, error) {
	inputs := p.Current().Fields()
	given := entry.Entry{Sort: string(p.Sort)}
	form, _ := v.PromiseForm(p.Sort)
	for _, f := range form.Fields {
		text, isNew := changed[f.ID]
		if !isNew {
			continue
		}
		value, err := v.Answers().ParseField(form, f, text)
		if err != nil {
			return given, err
		}
		inputs[f.ID] = answers.Plain(value)
	}
	given.Terms, given.Until = ledger.TermsOf(entry.Value(inputs))
	if _, rhythm := days.StoredRhythm(given.By); rhythm {
		given.By, given.Every = "", given.By
	}
	return given, nil
}

// Wins returns the last small wins that were written down, newest first.
func (v View) Wins(most int) []entry.Entry {
	var wins []entry.Entry
	current := versions.Current(v.State.entries)
	for _, e := range slices.Backward(v.State.entries) {
		if e.Kind == entry.Note && e.Sort == Win && current[e.ID] && len(wins) < most {
			wins = append(wins, e)
		}
	}
	return wins
}

// Win is the sort of a note about something that went a little better.
const Win = "win"
