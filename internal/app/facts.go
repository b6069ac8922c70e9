package app

import (
	"slices"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// missingFacts returns the ids of the facts of the setup that this journal does not
// have, such as those that an earlier version did not ask for.
func (a *App) missingFacts(o *Opened) ([]string, error) {
	state := guide.Fold(o.Entries)
	if state.Closed() {
		return nil, nil
	}
	subject := state.Subject
	questions, err := a.factQuestions(o.Words, subject, false)
	var ids []string
	for _, q := range questions {
		ids = append(ids, q.ID)
	}
	return ids, err
}

// factQuestions prepares the questions of the setup: all of them, or those whose
// answer is not known.
func (a *App) factQuestions(words workbook.Words, so entry.Subject, all bool) ([]guide.Question, error) {
	wb, err := workbook.Load(a.Content, setupPath(workbook.Role(so.Role)))
	if err != nil {
		return nil, err
	}
	return session.SetupQuestions(wb, words, so, all)(nil), nil
}

// factQuestion returns how a session prepares the question about one fact.
func (a *App) factQuestion(words workbook.Words) func(entry.Subject, string) (guide.Question, bool, error) {
	return func(so entry.Subject, id string) (guide.Question, bool, error) {
		questions, err := a.factQuestions(words, so, true)
		i := slices.IndexFunc(questions, func(q guide.Question) bool { return q.ID == id })
		if err != nil || i < 0 {
			return guide.Question{}, false, err
		}
		return questions[i], true, nil
	}
}

// firstNight returns the page that a new journal opens with: tonight is for one
// thing, and it is all right to stop after it. A lapse at work needs no such page,
// nor does the workbook of the person who was hurt.
func firstNight(o *Opened) *session.Opening {
	v := o.View()
	values, _ := o.Workbook.Prompt("values")
	first := v.Agenda.Sitting
	if values == nil || v.State.Path() != workbook.Hurting || !slices.Contains(append(first.Offers, first.Prompts...), values.ID) || v.State.Route(o.Workbook).ID == "lapse-at-work" {
		return nil
	}
	say := func(name string) string { return v.Fill(o.Words.Say(name)) }
	opening := &session.Opening{Title: say("first-night-title"), Body: say("first-night"), Value: session.OpenNow,
		Options: []workbook.Option{
			{ID: values.ID, Label: say("first-night-values")},
			{ID: session.OpenNow, Label: say("first-night-now")},
			{ID: session.OpenLater, Label: say("first-night-later")},
		}}
	if slices.Contains(first.Prompts, values.ID) {
		opening.Value = values.ID
	}
	return opening
}
