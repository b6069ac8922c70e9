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
	confirm := &workbook.Prompt{ID: q.ID, Kind: workbook.Confirm}
	q.Kind, q.Number, q.Of, q.Needed = workbook.Confirm, 1, 1, true
	q.Check = func(input string) error {
		_, err := guide.Parse(confirm, input)
		return err
	}
	reply, err := k.Ask(ctx, q, func(string) error { return nil })
	if err = errors.Join(err, k.Close()); err != nil {
		return false, err
	}
	if answer, err := guide.Parse(confirm, reply.Input); reply.Action == guide.Next && err == nil && string(answer) == "true" {
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
