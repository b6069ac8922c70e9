package prompt

import (
	"context"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// draftEvery is how often a draft is kept while somebody types, at most.
const draftEvery = time.Second

// question is a question on the screen.
type question struct {
	screen *Options
	look   *look
	ctx    context.Context // ends an editor that runs when the asking ends
	q      guide.Question
	store  func(text string) error // keeps a draft

	field   *field
	width   int     // of the text
	editing bool    // an editor has the text
	detail  string  // of a task: the answer whose date or reason is being asked for
	details details // of a task: what was given to its answers so far
	remark  string  // what is to be said about the answer that stands there
	kept    string  // what stands in the draft, as far as we know
	unkept  bool    // what stood there at first is in no draft
	warned  bool    // that leaving would lose what stands there
	timing  bool    // a tick is on its way that keeps the draft
	body    body    // all that helps to answer
	over    *card   // the help that stands over it; nil for none
}

// keepTick says that it is time to keep this question's draft.
type keepTick struct{ of *question }

func newQuestion(ctx context.Context, q guide.Question, store func(string) error, o *Options, l *look, width int) *question {
	value, given := q.Value, details{}
	if q.Kind == workbook.Task {
		value, given = taken(q.Value)
	}
	return &question{
		screen: o, look: l, ctx: ctx, q: q, store: store, kept: q.Value, unkept: q.Undrafted, width: width, details: given,
		field: newField(q, value, width, o.Words, l),
		body:  body{make: func(width int) []row { return help(q, width, o.Words, l) }},
	}
}

// input is what stands on the screen, as the question's Check takes it.
func (q *question) input() string {
	if q.detail != "" {
		return strings.TrimSpace(q.detail + " " + q.field.value())
	}
	return q.field.value()
}

// ready holds keys while an editor has the text.
func (q *question) ready(bool) bool { return !q.editing }

// press does what a key means.
func (q *question) press(k tea.KeyMsg) turn {
	if q.over != nil {
		return q.pressOver(k)
	}
	switch k.String() {
	case helpKey:
		q.over = newHelp(q)
	case "ctrl+c", "ctrl+q", `ctrl+\`:
		return q.end(guide.Stop)
	case "shift+tab":
		if q.detail != "" {
			return q.askWhich()
		}
		if q.q.CanBack {
			return q.end(guide.GoBack)
		}
	case "ctrl+o":
		if !q.q.Needed {
			return q.end(guide.Skip)
		}
	case "tab", "ctrl+d":
		return q.next()
	case "enter":
		if !q.field.long {
			return q.next()
		}
		return q.enter(k)
	case "ctrl+e":
		if q.field.long {
			return turn{cmd: q.edit()}
		}
		return q.enter(k)
	case "pgup":
		q.body.scroll(-1)
	case "pgdown":
		q.body.scroll(+1)
	case "ctrl+v", "esc": // huh would paste twice; a lone esc may be half a key
	default:
		return q.enter(k)
	}
	return turn{}
}

// pressOver does what a key means while the help stands over the question. What
// is typed or pasted is for the answer.
func (q *question) pressOver(k tea.KeyMsg) turn {
	if k.Type == tea.KeyRunes && !k.Alt {
		q.over = nil
		return q.press(k)
	}
	t := q.over.press(k)
	switch {
	case t.reply != nil && t.reply.Action == guide.Stop:
		q.over = nil
		return q.end(guide.Stop)
	case t.reply != nil, k.String() == helpKey:
		q.over = nil
	}
	return turn{}
}

// enter gives a key to the field and sees that the draft is kept in a while.
func (q *question) enter(k tea.KeyMsg) turn {
	q.remark, q.warned = "", false
	q.field.update(k)
	if !q.field.edited || q.timing {
		return turn{}
	}
	q.timing = true
	return turn{cmd: tea.Tick(draftEvery, func(time.Time) tea.Msg { return keepTick{q} })}
}

// next submits what stands there, if the question takes it.
func (q *question) next() turn {
	input := q.input()
	if q.q.Optional && strings.TrimSpace(input) == "" {
		return over(guide.Reply{Action: guide.Next})
	}
	if q.q.Kind == workbook.Task && q.detail == "" && taskDetail(input, q.screen.Words) != "" {
		return q.askDetail(input)
	}
	if name := q.unchosen(); name != "" && input == "" {
		q.remark = q.screen.Words.Say(name)
		return turn{}
	}
	if why := refused(q.q, input, q.screen.Words); why != "" {
		q.remark = why
		return turn{}
	}
	return over(guide.Reply{Action: guide.Next, Input: input})
}

// unchosen names what to say while nothing is chosen yet, where something is to
// be chosen.
func (q *question) unchosen() string {
	if q.detail != "" {
		return ""
	}
	return widgetOf(q.q.Kind).unchosen
}

// refused says why a question does not take an answer, or returns "".
func refused(q guide.Question, input string, w workbook.Words) string {
	if q.Check == nil {
		return ""
	}
	if err := q.Check(input); err != nil {
		return guide.Reason(w, err)
	}
	return ""
}

// askDetail asks for the date or the reason that belongs to a task's answer.
func (q *question) askDetail(state string) turn {
	line := q.q
	line.Kind = workbook.Line
	q.detail, q.remark = state, ""
	q.field = newField(line, q.details[state], q.width, q.screen.Words, q.look)
	q.field.edited = true // the answer was chosen, if not yet its detail
	return turn{}
}

// askWhich goes back from there to the three answers.
func (q *question) askWhich() turn {
	_ = q.keep() // says so itself
	q.field = newField(q.q, q.detail, q.width, q.screen.Words, q.look)
	q.detail, q.remark = "", ""
	return turn{}
}

// end leaves the question without an answer; the draft is kept. If it cannot
// be, the person is told, and leaves with the same key again.
func (q *question) end(a guide.Action) turn {
	if err := q.keepDraft(); err != nil && !q.warned {
		q.warned = true
		q.remark = q.screen.Words.Say("ask-not-kept-leave", "error", err.Error())
		return turn{}
	}
	return over(guide.Reply{Action: a})
}

// keep stores the draft. An error is told on the screen and stops nobody from
// typing on.
func (q *question) keep() error {
	err := q.keepDraft()
	if err != nil {
		q.remark = q.screen.Words.Say("ask-not-kept", "error", err.Error())
	}
	return err
}

// keepDraft stores what stands there as the draft, if the person has changed
// it, or if it could not be stored before.
func (q *question) keepDraft() error {
	q.timing = false
	input := q.draft()
	if !q.unkept && (!q.field.edited || input == q.kept) {
		return nil
	}
	if err := q.store(input); err != nil {
		return err
	}
	q.kept, q.unkept = input, false
	return nil
}

// draft is what is to be kept: what stands there. Words that were given to one
// answer to a task stay until another one has words.
func (q *question) draft() string {
	if q.q.Kind != workbook.Task {
		return q.input()
	}
	if q.detail != "" {
		q.details[q.detail] = strings.TrimSpace(q.field.value())
	}
	state, _ := taskParts(q.input())
	return q.details.behind(state)
}

// resize fits the field to a new width. The labels of choices are broken for
// a width, so their field is made anew, with the cursor where it was.
func (q *question) resize(width int) {
	if width == q.width {
		return
	}
	q.width = width
	old, ok := q.field.huh.(*huh.MultiSelect[string])
	if !ok {
		return
	}
	at, _ := old.Hovered()
	edited := q.field.edited
	q.field = newField(q.q, q.field.value(), width, q.screen.Words, q.look)
	for range q.q.Options {
		if id, _ := q.field.huh.(*huh.MultiSelect[string]).Hovered(); id == at {
			break
		}
		q.field.update(tea.KeyMsg{Type: tea.KeyDown})
	}
	q.field.edited = edited
}
