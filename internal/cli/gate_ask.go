package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/safety"
	"codeberg.org/trustrepair/trustrepair/internal/session"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// gateAsking is the safety gate as it is asked: its questions one by one, then
// what is different where a no is to lift an earlier yes, then every yes read
// back.
type gateAsking struct {
	gate  *safety.Gate
	words workbook.Words
	state guide.State // with the answers that stand
	now   time.Time
	sure  bool // somebody is there who may have pressed the wrong key
}

// The questions behind those of the gate.
const (
	askedWhy  = "gate-why"
	askedSure = "sure"
)

// askGate asks the safety questions, and returns the answers for the record. A
// yes that was a slip is not stored: the questions are asked again.
func (g *global) askGate(ctx context.Context, asker session.Asker, state guide.State, now time.Time) (entry.Entry, guide.Action, error) {
	gate, err := g.gate()
	if err != nil {
		return entry.Entry{}, guide.Stop, err
	}
	words, err := g.words()
	if err != nil {
		return entry.Entry{}, guide.Stop, err
	}
	asking := gateAsking{gate, words, state, now, g.terminal().Typing}
	interview := session.Interview{Asker: asker, Watch: g.watch(state.Subject), Questions: asking.questions}
	for {
		replies, action, err := interview.Run(ctx)
		sure, asked := replies[askedSure]
		if err != nil || action != guide.Next || !asked || session.Meant(sure) {
			return asking.entry(replies), action, err
		}
	}
}

func (a gateAsking) role() workbook.Path { return workbook.Path(a.state.Subject.Role) }

// entry sums up the replies. A no is on record where it meets a yes.
func (a gateAsking) entry(replies map[string]string) entry.Entry {
	e := entry.Entry{At: a.now, Kind: entry.Gate, Gate: a.gate.Answers(a.role(), replies), Why: strings.TrimSpace(replies[askedWhy])}
	for _, q := range a.gate.Questions(a.role()) {
		if replies[q.ID] == safety.No && a.state.Lifts(q.ID, a.now) != guide.LiftFree {
			e.No = append(e.No, q.ID)
		}
	}
	return e
}

// questions are those of the gate, and once all of them have a reply, those that
// follow from the replies.
func (a gateAsking) questions(given map[string]string) []guide.Question {
	questions := a.plain()
	var yes, lifted []string
	for _, q := range a.gate.Questions(a.role()) {
		switch given[q.ID] {
		case "":
			return questions
		case safety.Yes:
			yes = append(yes, q.Name)
		case safety.No:
			if a.state.Lifts(q.ID, a.now) == guide.LiftWhy {
				lifted = append(lifted, q.Name)
			}
		}
	}
	if len(lifted) > 0 {
		questions = append(questions, a.why(lifted))
	}
	if len(yes) > 0 && a.sure {
		sure := session.Sure(a.words, a.words.Say("sure-ask", "said", a.named(yes)))
		sure.Step = a.words.Say("gate-title")
		questions = append(questions, sure)
	}
	return questions
}

// plain are the questions of the gate.
func (a gateAsking) plain() []guide.Question {
	options := a.gate.Replies()
	prompt := &workbook.Prompt{ID: "gate", Kind: workbook.Choice, Options: options}
	var questions []guide.Question
	for i, q := range a.gate.Questions(a.role()) {
		ready := guide.Question{ID: q.ID, Step: a.words.Say("gate-title"), Kind: workbook.Choice, Ask: q.Ask, Why: q.Why, Guide: q.Guide,
			Options: options, Check: checkWith(prompt)}
		if i == 0 {
			ready.Intro = a.gate.Intro(a.role())
		}
		questions = append(questions, ready)
	}
	return questions
}

// why asks what is different now, where a no is to lift an earlier yes.
func (a gateAsking) why(lifted []string) guide.Question {
	return guide.Question{ID: askedWhy, Step: a.words.Say("gate-title"), Kind: workbook.Line,
		Ask: a.words.Say("gate-lift-ask", "said", a.named(lifted)), Why: a.words.Say("gate-lift-why"),
		Check: checkWith(&workbook.Prompt{ID: askedWhy, Kind: workbook.Line})}
}

func checkWith(p *workbook.Prompt) func(string) error {
	return func(input string) error {
		_, err := guide.Parse(p, input)
		return err
	}
}

// named puts the names of questions into one phrase.
func (a gateAsking) named(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return a.words.Say("gate-and", "first", strings.Join(names[:last], ", "), "last", names[last])
}

// openAsked opens the journal for a command that a yes at the gate closes. As
// long as no answer to the safety questions is on record they are asked first:
// a line that was torn off or taken out must not open anything.
func (g *global) openAsked(ctx context.Context) (*opened, error) {
	o, err := g.open(ctx)
	if err != nil || !guide.Fold(o.Entries).Unasked() {
		return o, err
	}
	return o, g.askFirst(ctx, o)
}

// askFirst asks the safety questions of a journal that has no answer to them.
func (g *global) askFirst(ctx context.Context, o *opened) error {
	if g.noInput || !g.terminal().Typing {
		return &exitError{statusUsage, errors.New("this journal has no answer to the safety questions, and they come first"),
			[]string{"nothing was changed; answer them in a terminal: trustrepair setup --ask",
				"a script can answer them with: trustrepair setup --gate ANSWER"}}
	}
	k, err := g.newKeyboard()
	if err != nil {
		return err
	}
	answers, action, err := g.askGate(ctx, k, guide.Fold(o.Entries), o.now)
	if err = errors.Join(err, k.Close()); err != nil {
		return err
	}
	if action != guide.Next {
		return errors.Join(g.leftBeforeSaving(action), quiet(statusDone))
	}
	if recorded, ok := guide.Fold(o.Entries).GateRecord(answers); ok {
		if _, err := o.Append(ctx, recorded); err != nil {
			return fmt.Errorf("saving the answers to the safety questions: %w", err)
		}
	}
	return g.tellGate(o, answers)
}

// tellGate tells what follows from answers to the gate that were given now: why
// something is closed, which help there is, and which yes stands though it was
// answered with no.
func (g *global) tellGate(o *opened, answers entry.Entry) error {
	state := guide.Fold(o.Entries)
	said := state.Gate
	if state.Subject.Role == string(workbook.Hurt) {
		said = answers.Gate // none of it is on record
	}
	card, ok, err := g.closing(workbook.Path(state.Subject.Role), said)
	if err != nil || !ok {
		return err
	}
	return errors.Join(g.tellCard(card), g.tellLater(o, answers), g.closedStatus(o))
}

// tellLater says which yes stands until another day.
func (g *global) tellLater(o *opened, answers entry.Entry) error {
	gate, err := g.gate()
	if err != nil {
		return err
	}
	state := guide.Fold(o.Entries)
	a := gateAsking{gate: gate, words: o.words, state: state}
	var names []string
	for _, q := range gate.Questions(a.role()) {
		if slices.Contains(answers.No, q.ID) && state.Lifts(q.ID, answers.At) == guide.LiftLater {
			names = append(names, q.Name)
		}
	}
	if len(names) > 0 {
		g.tell(o.words.Say("gate-lift-later", "said", a.named(names)))
	}
	return nil
}
