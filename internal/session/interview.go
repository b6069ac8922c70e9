package session

import (
	"context"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Interview asks questions whose answers stay in memory: the safety gate and
// the setup, which come before there is a journal to write to.
type Interview struct {
	Asker Asker
	Watch Watch // may be nil
	// Questions returns the questions as they read with what was given so far.
	Questions func(given map[string]string) []guide.Question
}

// Run asks from the first question to the last, back and forth, and returns the
// answers by question id. The action is Next when the interview came to its
// end, else how the person left.
func (iv Interview) Run(ctx context.Context) (map[string]string, guide.Action, error) {
	given := map[string]string{}
	dangers := dangers{watch: iv.Watch}
	for i := 0; ; {
		questions := iv.Questions(given)
		if i == len(questions) {
			return given, guide.Next, nil
		}
		q := questions[i]
		if _, asked := dangers.known[q.ID]; !asked {
			dangers.remember(q.ID, hash(q.Value)) // was looked at when it was given
		}
		q.Number, q.Of, q.CanBack, q.Needed, q.Unsaved = i+1, len(questions), i > 0, true, true
		if answer, ok := given[q.ID]; ok {
			q.Value = answer
		}
		typed := ""
		reply, err := iv.Asker.Ask(ctx, q, func(text string) error { typed = text; return nil })
		if err != nil {
			return given, guide.Stop, err
		}
		if reply.Action == guide.Next {
			typed = reply.Input
		}
		switch reply.Action {
		case guide.Next:
			given[q.ID] = reply.Input
			i++
		case guide.GoBack:
			i = max(0, i-1)
		case guide.Skip: // each of these is needed; ask again
		case guide.Vanish:
			return given, reply.Action, nil
		}
		if q.Kind == workbook.Line {
			if card, _, err := dangers.warnIfDanger(ctx, iv.Asker, guide.Typed{Draft: q.ID, Text: typed}); err != nil || card.Action != guide.Next {
				return given, card.Action, err
			}
		}
		if reply.Action == guide.Stop || reply.Action == guide.EndInput {
			return given, reply.Action, nil
		}
	}
}

// SetupQuestions prepares the questions of a setup path: all of them, with
// what is known so far offered as the answer, or those whose answer is not.
func SetupQuestions(wb *workbook.Workbook, words workbook.Words, so entry.Subject, all bool) func(map[string]string) []guide.Question {
	return func(given map[string]string) []guide.Question {
		subject := so
		Fill(&subject, given)
		v := guide.View{Workbook: wb, Words: words, State: guide.State{Subject: subject}}
		var questions []guide.Question
		for _, step := range wb.Steps {
			for _, p := range step.Prompts {
				if v.State.Holds(p.When) && (all || known(so, p.ID) == "") {
					q := v.Question(p, step)
					q.Value = known(subject, p.ID)
					questions = append(questions, q)
				}
			}
		}
		return questions
	}
}

// Fill puts setup answers, by prompt id, into a subject. The ids are those of
// the prompts in the setup steps; a test compares them with the subject's keys.
func Fill(subject *entry.Subject, given map[string]string) {
	for id, value := range given {
		if field := subject.Field(id); field != nil {
			*field = value
		}
	}
}

func known(subject entry.Subject, id string) string {
	if field := subject.Field(id); field != nil {
		return *field
	}
	return ""
}
