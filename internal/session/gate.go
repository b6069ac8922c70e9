package session

import (
	"context"
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/gate"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// gateQuestions are the safety questions as they are asked: one by one, then what
// is different where a no is to lift an earlier yes, then every yes read back.
type gateQuestions struct {
	gate    *safety.Gate
	words   workbook.Words
	state   guide.State // with the answers that count so far
	now     time.Time
	patient bool // somebody is there who may have pressed the wrong key
}

// The questions after those of the gate.
const (
	askedWhy  = "gate-why"
	askedSure = "sure"
)

// AskGate asks the safety questions, and returns the answers for the record. A
// yes that was a slip is not recorded: the questions are asked again.
func (s Setup) AskGate(ctx context.Context, state guide.State) (entry.Entry, guide.Action, error) {
	questions := gateQuestions{s.Cards.Gate, s.Words, state, s.Now, s.Patient}
	interview := Interview{Asker: s.Asker, Watch: s.Watch(state), Questions: questions.list}
	for {
		replies, action, err := interview.Run(ctx)
		sure, asked := replies[askedSure]
		if err != nil || action != guide.Next || !asked || Meant(sure) {
			return questions.entry(replies), action, err
		}
	}
}

func (q gateQuestions) role() workbook.Role { return workbook.Role(q.state.Subject.Role) }

// entry sums up the replies. A no is on record where it meets a yes.
func (q gateQuestions) entry(replies map[string]string) entry.Entry {
	e := entry.Entry{At: q.now, Kind: entry.Gate, Gate: q.gate.Answers(q.role(), replies), Why: strings.TrimSpace(replies[askedWhy])}
	for _, asked := range q.gate.Questions(q.role()) {
		if replies[asked.ID] == safety.No && q.state.Lifts(asked.Recorded(), q.now) != gate.LiftFree {
			e.No = append(e.No, asked.Recorded())
		}
	}
	return e
}

// list returns the questions of the gate, and once all of them have a reply,
// those that follow from the replies.
func (q gateQuestions) list(given map[string]string) []guide.Question {
	questions := q.plain()
	var yes, lifted []string
	for _, asked := range q.gate.Questions(q.role()) {
		switch given[asked.ID] {
		case "":
			return questions
		case safety.Yes:
			yes = append(yes, asked.Name)
		case safety.No:
			if q.state.Lifts(asked.Recorded(), q.now) == gate.LiftWhy {
				lifted = append(lifted, asked.Name)
			}
		}
	}
	if len(lifted) > 0 {
		questions = append(questions, q.why(lifted))
	}
	if len(yes) > 0 && q.patient {
		sure := Sure(q.words, q.words.Say("sure-ask", "said", enumerate(q.words, yes)))
		sure.Step = q.words.Say("gate-title")
		questions = append(questions, sure)
	}
	return questions
}

// plain returns the questions of the gate alone.
func (q gateQuestions) plain() []guide.Question {
	options := q.gate.Replies()
	prompt := &workbook.Prompt{ID: "gate", Kind: workbook.Choice, Options: options}
	var questions []guide.Question
	for i, asked := range q.gate.Questions(q.role()) {
		question := guide.Question{ID: asked.ID, Step: q.words.Say("gate-title"), Kind: workbook.Choice,
			Ask: asked.Ask, Why: asked.Why, Guide: asked.Guide, Options: options, Check: checkAs(prompt)}
		if i == 0 {
			question.Intro = q.gate.Intro(q.role())
		}
		questions = append(questions, question)
	}
	return questions
}

// why asks what is different now, where a no is to lift an earlier yes.
func (q gateQuestions) why(lifted []string) guide.Question {
	return guide.Question{ID: askedWhy, Step: q.words.Say("gate-title"), Kind: workbook.Line,
		Ask: q.words.Say("gate-lift-ask", "said", enumerate(q.words, lifted)), Why: q.words.Say("gate-lift-why"),
		Check: checkAs(&workbook.Prompt{ID: askedWhy, Kind: workbook.Line})}
}

func checkAs(p *workbook.Prompt) func(string) error {
	return func(input string) error {
		_, err := answers.Parse(p, input)
		return err
	}
}

// enumerate puts the names of questions into one phrase.
func enumerate(words workbook.Words, names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return words.Say("gate-and", "first", strings.Join(names[:last], ", "), "last", names[last])
}

// LiftsLater returns the names of the safety questions where an earlier yes counts until
// a later day, although the answer is now no. It returns "" if there is none.
func LiftsLater(questions *safety.Gate, words workbook.Words, state guide.State, answers entry.Entry) string {
	var names []string
	for _, q := range questions.Questions(workbook.Role(state.Subject.Role)) {
		if slices.Contains(answers.No, q.Recorded()) && state.Lifts(q.Recorded(), answers.At) == gate.LiftLater {
			names = append(names, q.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return enumerate(words, names)
}
