package session

import (
	"context"
	"errors"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Interview asks questions that are recorded together, once all are answered:
// the safety gate and the setup.
type Interview struct {
	Asker Asker
	Watch Watch // may be nil
	// Questions returns the questions, which depend on the answers so far.
	Questions func(given map[string]string) []guide.Question
	// Keep keeps an answer, or what was half typed, under a name. Where it is
	// nil, answers stay in memory.
	Keep func(name, text string) error
	// Kept is what an earlier run kept: this one goes on from there.
	Kept map[string]string
}

// halfMark ends the name under which half-typed text is kept, after the question's id.
const halfMark = ".half"

// Run asks from the first question to the last, back and forth, and returns the
// answers by question id. The action is Next when the interview came to its
// end, else how the person left.
func (iv Interview) Run(ctx context.Context) (map[string]string, guide.Action, error) {
	given, half, unkept := iv.resumed(), iv.half(), iv.Keep == nil
	dangers := dangers{watch: iv.Watch}
	if reply, err := iv.warnOfKept(ctx, &dangers, given, half); err != nil || reply.Action != guide.Next {
		return given, reply.Action, err
	}
	for i := len(given); ; {
		questions := iv.Questions(given)
		if i == len(questions) {
			return given, guide.Next, nil
		}
		q := questions[i]
		if _, asked := dangers.known[q.ID]; !asked {
			dangers.remember(q.ID, hash(q.Value)) // was checked when it was typed
		}
		q.Number, q.Of, q.CanBack, q.Needed, q.Unsaved = i+1, len(questions), i > 0, true, unkept
		if answer, ok := given[q.ID]; ok {
			q.Value = answer
		}
		if text := half[q.ID]; text != "" {
			q.Value = text
		}
		typed := ""
		reply, err := iv.Asker.Ask(ctx, q, func(text string) error {
			typed, half[q.ID] = text, text
			return iv.keep(q.ID+halfMark, text)
		})
		if err != nil {
			return given, guide.Stop, err
		}
		if reply.Action == guide.Next {
			reply.Input = answers.TrimMark(reply.Input)
			typed = reply.Input
		}
		switch reply.Action {
		case guide.Next:
			given[q.ID] = reply.Input
			unkept = iv.Keep == nil || iv.settle(q.ID, reply.Input, half) != nil
			i++
		case guide.GoBack:
			i = max(0, i-1)
		case guide.Skip: // each of these is needed; ask again
		case guide.Vanish:
			return given, reply.Action, nil
		}
		if q.Kind == workbook.Line {
			if card, _, err := dangers.warnIfDanger(ctx, iv.Asker, answers.Typed{Draft: q.ID, Text: typed}); err != nil || card.Action != guide.Next {
				return given, card.Action, err
			}
		}
		if reply.Action == guide.Stop || reply.Action == guide.EndInput {
			return given, reply.Action, nil
		}
	}
}

// warnOfKept looks for words of danger in what an earlier run kept: that run may
// have ended before it looked.
func (iv Interview) warnOfKept(ctx context.Context, d *dangers, given, half map[string]string) (guide.Reply, error) {
	for _, q := range iv.Questions(given) {
		if q.Kind != workbook.Line {
			continue
		}
		for _, words := range []string{given[q.ID], half[q.ID]} {
			if reply, _, err := d.warnIfDanger(ctx, iv.Asker, answers.Typed{Draft: q.ID, Text: words}); err != nil || reply.Action != guide.Next {
				return reply, err
			}
		}
	}
	return guide.Reply{Action: guide.Next}, nil
}

// resumed returns the answers of an earlier run up to the question that it had
// come to.
func (iv Interview) resumed() map[string]string {
	given := map[string]string{}
	for {
		questions := iv.Questions(given)
		if len(given) == len(questions) {
			return given
		}
		id := questions[len(given)].ID
		answer, ok := iv.Kept[id]
		if !ok || iv.Kept[id+halfMark] != "" {
			return given
		}
		given[id] = answer
	}
}

// half returns what was half typed in an earlier run, by question id.
func (iv Interview) half() map[string]string {
	half := map[string]string{}
	for name, text := range iv.Kept {
		if id, ok := strings.CutSuffix(name, halfMark); ok {
			half[id] = text
		}
	}
	return half
}

// settle keeps an answer in place of what was half typed.
func (iv Interview) settle(id, answer string, half map[string]string) error {
	err := iv.keep(id, answer)
	if half[id] != "" {
		half[id] = ""
		err = errors.Join(err, iv.keep(id+halfMark, ""))
	}
	return err
}

func (iv Interview) keep(name, text string) error {
	if iv.Keep == nil {
		return nil
	}
	return iv.Keep(name, text)
}

// SetupQuestions prepares the questions of a setup path: all of them, with
// what is known so far offered as the answer, or those whose answer is not.
func SetupQuestions(wb *workbook.Workbook, words workbook.Words, so entry.Subject, all bool) func(map[string]string) []guide.Question {
	return func(given map[string]string) []guide.Question {
		subject := so
		Fill(&subject, given)
		a := guide.View{Workbook: wb, Words: words, State: guide.State{Subject: subject}}
		var questions []guide.Question
		for _, step := range wb.Steps {
			for _, p := range step.Prompts {
				if a.State.Holds(p.When) && (all || known(so, p.ID) == "") {
					q := a.Question(p, step)
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
