package answers

import (
	"errors"
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Refusal says why an input cannot be the answer. Its text is content: the words
// named "refusal-" and the code.
type Refusal struct {
	Prompt string
	Field  string // "" for the whole prompt
	Code   string
	Values []string // placeholders and their values, for Words.Say
}

// Error returns a text for developers. Reason returns the one for a person.
func (r *Refusal) Error() string {
	return fmt.Sprintf("answer refused: %s %q", r.Code, r.Values)
}

func refuse(code string, values ...string) *Refusal {
	return &Refusal{Code: code, Values: values}
}

// Reason returns the text of an error for a person: for a refusal it is from the
// content.
func Reason(words workbook.Words, err error) string {
	var r *Refusal
	if errors.As(err, &r) {
		return words.Say("refusal-"+r.Code, r.Values...)
	}
	return err.Error()
}
