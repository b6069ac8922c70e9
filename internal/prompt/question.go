package prompt

import (
	"context"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// draftEvery is how often the draft is kept while somebody types, at most.
const draftEvery = time.Second

// question is a question on the screen.
type question struct {
	options *Options
	theme   *theme
	ctx     context.Context // ends an editor that is running when the asking ends
	q       guide.Question
	store   func(text string) error // keeps a draft
	reply   guide.Reply             // once the question is over

	field     *field  // nil until the width is known
	width     int     // of the text
	detail    string  // of a task: the answer whose date or reason is being asked for
	details   details // of a task: the dates and reasons so far
	remark    string  // what is said below the field
	draft     string  // what the draft holds, as far as we know
	undrafted bool    // the text at the beginning is in no draft
	warned    bool    // that leaving would lose the text
	waking    bool    // a Wake is on its way that keeps the draft
	shown     *card   // shown over the question; nil for none
	shownBy   string  // the key that shows it
	letters   int     // typed into a list since the last key that means something there
	typed     bool    // letters were typed into a list
}

func newQuestion(ctx context.Context, q guide.Question, store func(string) error, o *Options, t *theme) *question {
	return &question{
		options: o, theme: t, ctx: ctx, q: q, store: store, draft: q.Value, undrafted: q.Undrafted, details: details{},
	}
}

// Update takes the messages to a scene.
func (q *question) Update(msg any) tui.Turn {
	switch msg := msg.(type) {
	case tui.Size:
		q.resize(tui.TextWidth(msg.Width))
	case tui.Key:
		if msg.Inside {
			return q.pressInside(msg.KeyMsg)
		}
		return q.press(msg.KeyMsg)
	case tui.Wake:
		q.waking = false
		_ = q.keep() // says so itself
	case remark:
		q.remark = string(msg)
	}
	return tui.Turn{}
}

// over ends the question.
func (q *question) over(r guide.Reply) tui.Turn {
	q.reply = r
	return tui.Turn{Done: true}
}

// Close keeps the draft.
func (q *question) Close() error { return q.keep() }

// resize fits the question to a width, at first and later. The labels of choices
// are broken for a width, so their field is made again, with the cursor where it
// was.
func (q *question) resize(width int) {
	if width == q.width {
		return
	}
	q.width = width
	if q.field == nil {
		q.open()
		return
	}
	old, ok := q.field.huh.(*huh.MultiSelect[string])
	if !ok {
		return
	}
	at, _ := old.Hovered()
	edited := q.field.edited
	q.field = newField(q.q, q.field.value(), width, q.options.Words, q.theme)
	for range q.q.Options {
		if id, _ := q.field.huh.(*huh.MultiSelect[string]).Hovered(); id == at {
			break
		}
		q.field.update(tea.KeyMsg{Type: tea.KeyDown})
	}
	q.field.edited = edited
}

// open makes the field with the question's value in it.
func (q *question) open() {
	value := q.q.Value
	if q.q.Kind == workbook.Task {
		state, detail := taskParts(q.q.Outcomes, value)
		value, q.details[state] = state, detail
	}
	q.field = newField(q.q, value, q.width, q.options.Words, q.theme)
}

// input returns what is in the field, as the question's Check takes it.
func (q *question) input() string {
	if q.detail != "" {
		return strings.TrimSpace(q.detail + " " + q.field.value())
	}
	return q.field.value()
}

// press does what a key means.
func (q *question) press(k tea.KeyMsg) tui.Turn {
	if q.shown != nil {
		return q.pressOver(k)
	}
	switch k.String() {
	case helpKey, moreKey, wordsKey, exampleKey:
		q.shown, q.shownBy = q.overlay(k.String()), k.String()
	case "ctrl+c", "ctrl+q", `ctrl+\`:
		return q.leave(guide.Stop)
	case "shift+tab":
		if q.detail != "" {
			return q.askWhich()
		}
		if q.q.CanBack {
			return q.leave(guide.GoBack)
		}
	case "ctrl+o":
		if !q.q.Needed {
			return q.leave(guide.Skip)
		}
	case "tab":
		return q.next()
	case "ctrl+d": // deletes forward in a shell; here it must not record half an answer
		return tui.Turn{}
	case "enter":
		if !q.field.long {
			return q.next()
		}
		return q.enter(k)
	case "ctrl+e":
		if q.field.long {
			return q.edit()
		}
		return q.enter(k)
	case "pgup", "ctrl+v", "esc": // huh would paste twice; esc may be half of another key
	default:
		return q.enter(k)
	}
	return tui.Turn{}
}

// pressInside takes a key that came inside a text, which was pasted then. A tab and
// a line end are text, and what a person needs at once or corrects a word with is
// a key. All else means nothing there.
func (q *question) pressInside(k tea.KeyMsg) tui.Turn {
	switch k.String() {
	case "tab":
		k = pasted("\t")
	case "enter", "ctrl+j":
		k = pasted("\n")
	case helpKey, wordsKey, exampleKey, "ctrl+o", "ctrl+e":
		return tui.Turn{}
	}
	return q.press(k)
}

func pasted(text string) tea.KeyMsg {
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true}
}

// enter passes a key to the field, and has the draft kept soon if that changed
// anything.
func (q *question) enter(k tea.KeyMsg) tui.Turn {
	q.remark, q.warned = "", false
	if q.field.list && q.isText(k) {
		q.letters += len(k.Runes)
		q.typed = true
		q.remark = q.options.Words.Say("ask-letters")
		return tui.Turn{}
	}
	q.letters = 0
	q.field.update(k)
	if q.waking || !q.field.edited || q.text() == q.draft {
		return tui.Turn{}
	}
	q.waking = true
	return tui.Turn{Wake: draftEvery}
}

// isText reports whether a key that comes to a list is part of a text: a paste, a
// letter, and after more than one letter also a digit or a space. Somebody who types
// a sentence there has not chosen anything.
func (q *question) isText(k tea.KeyMsg) bool {
	switch {
	case k.Paste:
		return true
	case k.Type == tea.KeySpace, isDigit(k):
		return q.letters > 1
	}
	return k.Type == tea.KeyRunes
}

// next submits the answer if the question takes it. After a text that was typed into
// a list it only asks for the key again: the line may have been for another window.
func (q *question) next() tui.Turn {
	input := q.input()
	if q.letters > 0 {
		q.letters = 0
		q.remark = q.options.Words.Say("ask-again-to-choose")
		return tui.Turn{}
	}
	if q.q.Optional && strings.TrimSpace(input) == "" {
		return q.over(guide.Reply{Action: guide.Next})
	}
	if q.q.Kind == workbook.Task && q.detail == "" && taskDetail(q.q.Outcomes, input, q.options.Words) != "" {
		return q.askDetail(input)
	}
	if name := q.unchosen(); name != "" && input == "" {
		q.remark = q.options.Words.Say(name)
		return tui.Turn{}
	}
	if why := refused(q.q, input, q.options.Words); why != "" {
		q.remark = why
		return tui.Turn{}
	}
	return q.over(guide.Reply{Action: guide.Next, Input: input})
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
		return answers.Reason(w, err)
	}
	return ""
}

// askDetail asks for the date or the reason that belongs to a task's answer.
func (q *question) askDetail(state string) tui.Turn {
	line := q.q
	line.Kind = workbook.Line
	q.detail, q.remark = state, ""
	q.field = newField(line, q.details[state], q.width, q.options.Words, q.theme)
	q.field.edited = true // the answer was chosen, if not yet its detail
	return tui.Turn{}
}

// askWhich goes back from the detail to the three answers.
func (q *question) askWhich() tui.Turn {
	_ = q.keep() // says so itself
	q.field = newField(q.q, q.detail, q.width, q.options.Words, q.theme)
	q.detail, q.remark = "", ""
	return tui.Turn{}
}

// leave ends the question without an answer; the draft is kept. If it cannot be
// kept, the person is told, and leaves by the same key again.
func (q *question) leave(a guide.Action) tui.Turn {
	if err := q.keepDraft(); err != nil && !q.warned {
		q.warned = true
		q.remark = q.options.Words.Say("ask-not-kept-leave", "error", err.Error())
		return tui.Turn{}
	}
	return q.over(guide.Reply{Action: a})
}

// keep keeps the draft. An error is told on the screen and stops nobody from
// typing on.
func (q *question) keep() error {
	err := q.keepDraft()
	if err != nil {
		q.remark = q.options.Words.Say("ask-not-kept", "error", err.Error())
	}
	return err
}

// keepDraft keeps the text as the draft if the person has changed it, or if it
// could not be kept before.
func (q *question) keepDraft() error {
	if q.field == nil {
		return nil
	}
	text := q.text()
	if !q.undrafted && (!q.field.edited || text == q.draft) {
		return nil
	}
	if err := q.store(text); err != nil {
		return err
	}
	q.draft, q.undrafted = text, false
	return nil
}

// text returns what the draft is to hold. The words that belong to one answer to
// a task stay until another answer has words.
func (q *question) text() string {
	if q.q.Kind != workbook.Task {
		return q.input()
	}
	if q.detail != "" {
		q.details[q.detail] = strings.TrimSpace(q.field.value())
	}
	state, _ := taskParts(q.q.Outcomes, q.input())
	return q.details.withDetail(state)
}
