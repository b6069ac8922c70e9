package prompt

import (
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/tui"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// widget says how questions of one kind are asked, on the screen and line by
// line.
type widget struct {
	long     bool                                            // takes a text of many lines
	field    func(c canvas) *field                           // on the screen
	read     func(r *answerReader) (string, guide.Action)    // line by line
	value    func(q guide.Question, w workbook.Words) string // the question's value in words
	options  func(q guide.Question, w workbook.Words) []workbook.Option
	how      string   // names the words that say how to answer in a line
	unchosen string   // names what to say while nothing is chosen; "" if nothing can be
	hint     tui.Hint // the keys that choose; the zero Hint if nothing can be
}

// canvas is what a field on the screen is made from.
type canvas struct {
	question guide.Question
	value    string
	width    int
	words    workbook.Words
	theme    *theme
}

// widgets has a row for every kind of question. A prompt that consists of
// fields is asked field by field and needs none. A test compares the rows with
// the kinds that package workbook knows.
func widgets() map[workbook.Kind]widget {
	choose := tui.Hint{Key: "↑↓", Does: "key-choose", Rank: 5}
	return map[workbook.Kind]widget{
		workbook.Text: {long: true, how: "plain-how-long", read: (*answerReader).long,
			field: func(c canvas) *field { return newLong(c.value, c.question.FromTop, 6, c.theme) }},
		workbook.Letter: {long: true, how: "plain-how-long", read: (*answerReader).long,
			field: func(c canvas) *field { return newLong(c.value, c.question.FromTop, 12, c.theme) }},
		workbook.Line: {how: "plain-how-line", read: (*answerReader).line,
			field: func(c canvas) *field { return newLine(c.value, "") }},
		workbook.Date: {how: "plain-how-date", read: (*answerReader).line,
			field: func(c canvas) *field { return newLine(c.value, c.words.Say("ask-day")) }},
		workbook.Choice: {how: "plain-how-choice", read: (*answerReader).choice, value: valueOfChoice, options: ownOptions,
			unchosen: "ask-choose", hint: choose,
			field: func(c canvas) *field { return newChoice(numbered(c.question.Options), c.value, c.theme) }},
		workbook.Choices: {how: "plain-how-choices", read: (*answerReader).choices, value: valueOfChoices, options: ownOptions,
			hint: tui.Hint{Key: "space", Does: "key-mark", Rank: 2},
			field: func(c canvas) *field {
				return newChoices(numbered(c.question.Options), c.value, c.width-barWidth-len("> [x] "))
			}},
		workbook.Confirm: {how: "plain-how-confirm", read: (*answerReader).line, value: valueOfConfirm,
			unchosen: "ask-choose", hint: choose,
			field: func(c canvas) *field { return newConfirm(c.value, c.words, c.theme) }},
		workbook.Scale: {how: "plain-how-line", read: (*answerReader).line, unchosen: "ask-choose", hint: choose,
			field: func(c canvas) *field { return newScale(c.question.Scale, c.value, c.theme) }},
		workbook.Task: {how: "plain-how-choice", read: (*answerReader).task, value: valueOfTask,
			options: func(q guide.Question, w workbook.Words) []workbook.Option {
				return taskOptions(q.Outcomes, w)
			},
			unchosen: "ask-choose", hint: choose,
			field: func(c canvas) *field {
				return newChoice(numbered(taskOptions(c.question.Outcomes, c.words)), c.value, c.theme)
			}},
	}
}

// widgetOf returns the widget for a kind of question.
func widgetOf(kind workbook.Kind) widget { return widgets()[kind] }

func ownOptions(q guide.Question, _ workbook.Words) []workbook.Option { return q.Options }

func valueOfChoice(q guide.Question, _ workbook.Words) string { return label(q.Options, q.Value) }

func valueOfChoices(q guide.Question, _ workbook.Words) string {
	var labels []string
	for _, id := range ids(q.Value) {
		labels = append(labels, label(q.Options, id))
	}
	return strings.Join(labels, "\n")
}

func valueOfTask(q guide.Question, w workbook.Words) string {
	state, detail := taskParts(q.Outcomes, q.Value)
	return strings.TrimSpace(label(taskOptions(q.Outcomes, w), state) + "\n" + detail)
}

func valueOfConfirm(q guide.Question, w workbook.Words) string {
	if isYes(q.Value) {
		return w.Say("ask-yes")
	}
	return w.Say("ask-no")
}
