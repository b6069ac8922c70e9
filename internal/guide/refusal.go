package guide

import (
	"errors"
	"fmt"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// Refusal says why an input cannot be recorded as the answer. Its text is
// content: the words named "refusal-" and the code.
type Refusal struct {
	Prompt string
	Field  string // "" for the whole prompt
	Code   string
	Values []string // placeholders and what fills them, as Words.Say takes them
}

// Error is for a log. A person reads Reason.
func (r *Refusal) Error() string {
	return fmt.Sprintf("answer refused: %s %q", r.Code, r.Values)
}

func refuse(code string, values ...string) *Refusal {
	return &Refusal{Code: code, Values: values}
}

// Reason returns what to tell a person about an error: a refusal in the words
// of the content, any other error as it is.
func Reason(words workbook.Words, err error) string {
	var r *Refusal
	if errors.As(err, &r) {
		return words.Say("refusal-"+r.Code, r.Values...)
	}
	return err.Error()
}
