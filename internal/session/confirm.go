package session

import (
	"codeberg.org/trustrepair/trustrepair/internal/answers"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Confirm turns a question into a yes-or-no question outside of any prompt. Confirmed
// parses the reply.
func Confirm(q guide.Question) guide.Question {
	q.Kind, q.Number, q.Of, q.Needed = workbook.Confirm, 1, 1, true
	q.Check = func(input string) error {
		_, err := answers.Parse(confirmPrompt(), input)
		return err
	}
	return q
}

// Confirmed reports whether the reply to a question of Confirm is a yes.
func Confirmed(reply guide.Reply) bool {
	answer, err := answers.Parse(confirmPrompt(), reply.Input)
	return reply.Action == guide.Next && err == nil && string(answer) == "true"
}

func confirmPrompt() *workbook.Prompt { return &workbook.Prompt{ID: "confirm", Kind: workbook.Confirm} }
