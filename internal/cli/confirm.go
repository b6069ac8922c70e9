package cli

import (
	"context"
	"errors"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// agreed asks for a yes before something that cannot be taken back, and closes
// the asker. After a no it says what did not happen.
func (g *global) agreed(ctx context.Context, k asker, q guide.Question, otherwise string) (bool, error) {
	reply, err := k.Ask(ctx, confirming(q), func(string) error { return nil })
	if err = errors.Join(err, k.Close()); err != nil {
		return false, err
	}
	if saidYes(reply) {
		return true, nil
	}
	if reply.Action != guide.Vanish {
		g.tell(otherwise)
	}
	if reply.Action == guide.Stop || reply.Action == guide.Vanish {
		return false, quiet(statusStopped)
	}
	return false, nil
}

// confirming makes a question one for a yes or a no, asked by itself.
func confirming(q guide.Question) guide.Question {
	q.Kind, q.Number, q.Of, q.Needed = workbook.Confirm, 1, 1, true
	q.Check = func(input string) error {
		_, err := guide.Parse(confirmPrompt(), input)
		return err
	}
	return q
}

func saidYes(reply guide.Reply) bool {
	answer, err := guide.Parse(confirmPrompt(), reply.Input)
	return reply.Action == guide.Next && err == nil && string(answer) == "true"
}

func confirmPrompt() *workbook.Prompt { return &workbook.Prompt{ID: "confirm", Kind: workbook.Confirm} }
