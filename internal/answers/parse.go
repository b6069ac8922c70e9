package answers

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// MaxSize is the size above which an answer is refused, in bytes.
const MaxSize = 1 << 20

// Parse parses an input as the answer to a prompt and returns the JSON value to
// store. Its error is a *Refusal. A text is refused only if it is empty, too large
// or not UTF-8. Only promises are refused for what they say. Days are understood as
// they are meant now.
func (fm Format) Parse(p *workbook.Prompt, input string) (json.RawMessage, error) {
	return parse(p, input, fm.days())
}

// Parse parses an input like [Format.Parse], where a day has the form in which it is
// stored.
func Parse(p *workbook.Prompt, input string) (json.RawMessage, error) {
	return parse(p, input, days.Reader{})
}

func parse(p *workbook.Prompt, input string, r days.Reader) (json.RawMessage, error) {
	value, refusal := parseAny(p, input, r)
	if refusal != nil {
		refusal.Prompt = p.ID
		return nil, refusal
	}
	return value, nil
}

func parseAny(p *workbook.Prompt, input string, r days.Reader) (json.RawMessage, *Refusal) {
	input = TrimMark(input)
	if refusal := refuseAny(input); refusal != nil {
		return nil, refusal
	}
	if p.Kind.HasFields() {
		return parseFields(p, input, r)
	}
	return kinds[p.Kind].parse(ofPrompt(p).on(r), input)
}

// TrimMark returns an input without the byte order mark that some editors write
// before a text. It is invisible, so nobody meant it.
func TrimMark(input string) string { return strings.TrimPrefix(input, "\ufeff") }

func ofPrompt(p *workbook.Prompt) spec {
	return spec{options: p.Options, scale: p.Scale, outcomes: p.Outcomes}
}

// on returns the spec with a reader for the days in the answer.
func (s spec) on(r days.Reader) spec {
	s.days = r
	return s
}

// refuseAny refuses what no prompt and no field accepts.
func refuseAny(input string) *Refusal {
	switch {
	case !utf8.ValidString(input):
		return refuse("not-utf8")
	case len(input) > MaxSize:
		return refuse("too-long")
	case strings.TrimSpace(input) == "":
		return refuse("empty")
	}
	return nil
}
