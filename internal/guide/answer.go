package guide

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// MaxAnswer is the size above which an answer is refused, in bytes.
const MaxAnswer = 1 << 20

// Parse parses an input as the answer to a prompt and returns the JSON value to
// store. Its error is a *Refusal. A text is refused only if it is empty, too large
// or not UTF-8. Only promises are refused for what they say.
func Parse(p *workbook.Prompt, input string) (json.RawMessage, error) {
	value, refusal := parse(p, input)
	if refusal != nil {
		refusal.Prompt = p.ID
		return nil, refusal
	}
	return value, nil
}

func parse(p *workbook.Prompt, input string) (json.RawMessage, *Refusal) {
	input = TrimMark(input)
	if refusal := refuseAny(input); refusal != nil {
		return nil, refusal
	}
	if p.Kind.HasFields() {
		return parseFields(p, input)
	}
	return kinds[p.Kind].parse(ofPrompt(p), input)
}

// TrimMark returns an input without the byte order mark that some editors write
// before a text. It is invisible, so nobody meant it.
func TrimMark(input string) string { return strings.TrimPrefix(input, "\ufeff") }

func ofPrompt(p *workbook.Prompt) spec { return spec{p.Options, p.Scale, p.Outcomes} }

// refuseAny refuses what no prompt and no field accepts.
func refuseAny(input string) *Refusal {
	switch {
	case !utf8.ValidString(input):
		return refuse("not-utf8")
	case len(input) > MaxAnswer:
		return refuse("too-long")
	case strings.TrimSpace(input) == "":
		return refuse("empty")
	}
	return nil
}
