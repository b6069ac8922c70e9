package session

import (
	"context"
	"errors"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Sure asks whether what a person said, read back in ask, is right before it is
// stored. Meant reads the answer.
func Sure(words workbook.Words, ask string) guide.Question {
	q := guide.Question{ID: "sure", Kind: workbook.Choice, Needed: true, CanBack: true,
		Ask: ask, Why: words.Say("sure-why"),
		Options: []workbook.Option{{ID: sureYes, Label: words.Say("sure-yes")}, {ID: sureNo, Label: words.Say("sure-no")}}}
	q.Check = func(input string) error {
		if !slices.Contains([]string{sureYes, sureNo}, strings.TrimSpace(input)) {
			return errors.New(words.Say("sure-choose"))
		}
		return nil
	}
	return q
}

// The answers to Sure.
const (
	sureYes = "right"
	sureNo  = "again"
)

// Meant reports whether an answer to Sure says that it is right.
func Meant(input string) bool { return strings.TrimSpace(input) == sureYes }

// readBack asks once whether an answer that closes the workbook is meant. Where
// nobody is there to ask, it is.
func (s *Session) readBack(ctx context.Context, v guide.View, q guide.Question, input string) (bool, guide.Reply, error) {
	next := guide.Reply{Action: guide.Next}
	i := slices.IndexFunc(s.current.prompt.Options, func(o workbook.Option) bool { return o.ID == strings.TrimSpace(input) && o.Gate != "" })
	if i < 0 || !s.Patient {
		return true, next, nil
	}
	sure := Sure(s.Words, s.Words.Say("sure-said", "said", v.Fill(s.current.prompt.Options[i].Label)))
	sure.Rail, sure.Step, sure.Number, sure.Of = q.Rail, q.Step, q.Number, q.Of
	reply, err := s.Asker.Ask(ctx, sure, func(string) error { return nil })
	switch {
	case err != nil:
		return false, reply, err
	case reply.Action == guide.Next:
		return Meant(reply.Input), next, nil
	case reply.Action == guide.GoBack, reply.Action == guide.Skip:
		return false, next, nil
	}
	return false, reply, nil
}
