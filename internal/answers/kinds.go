package answers

import (
	"encoding/json"
	"strconv"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/days"
	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// spec is what the content says about the answer to a prompt or a field.
type spec struct {
	options  []workbook.Option
	scale    *workbook.Ends
	outcomes []workbook.Outcome
	days     days.Reader
}

// kind handles the answers of one kind.
type kind struct {
	parse func(s spec, input string) (json.RawMessage, *Refusal)
	show  func(fm Format, s spec, answer json.RawMessage) string // for a person
	input func(answer json.RawMessage) string                    // the input that parse accepts
	day   func(input string) string                              // the future day in an input; nil if there is none

	typed func(input string) string // the part of an input in the person's words; nil for all of it

	// fields is set for a kind that consists of fields. It has the rules for
	// fields that differ from their own kind. The functions above are nil then,
	// because each field is parsed and shown by its own kind.
	fields map[string]fieldRule
}

// fieldRule is what is special about one field of a kind.
type fieldRule struct {
	parse  func(s spec, ph *workbook.Phrases, input string) (json.RawMessage, *Refusal) // nil for that of its kind
	check  func(ph *workbook.Phrases, input string) *Refusal                            // nil to accept everything
	remark func(ph *workbook.Phrases, input string) string                              // the name of a remark, or ""; nil for none
	day    func(input string) string                                                    // as in kind; the value is a day or a rhythm
}

// kinds has a row for every kind of prompt. A test compares it with the kinds
// that package workbook knows.
var kinds = map[workbook.Kind]kind{
	workbook.Text:    {parse: parseText, show: showPlain, input: Plain},
	workbook.Letter:  {parse: parseLetter, show: showPlain, input: Plain},
	workbook.Line:    {parse: parseLine, show: showPlain, input: Plain},
	workbook.Choice:  {parse: parseChoice, show: showChoice, input: Plain},
	workbook.Choices: {parse: parseChoices, show: showChoices, input: inputChoices},
	workbook.Confirm: {parse: parseConfirm, show: showConfirm, input: raw},
	workbook.Scale:   {parse: parseScale, show: showPlain, input: raw},
	workbook.Date:    {parse: parseDate, show: showDate, input: Plain, day: strings.TrimSpace},
	workbook.Task:    {parse: parseTask, show: showTask, input: Plain, day: putOff, typed: taskDetail},

	workbook.ISentence: {fields: map[string]fieldRule{
		"feeling": {remark: remarkOnFeeling},
	}},
	workbook.Promises: {fields: map[string]fieldRule{
		"act":  {check: refuseVow},
		"then": {check: refuseVow},
		"by":   {parse: parseDayOrRhythm, day: strings.TrimSpace},
	}},
	workbook.Review: {fields: map[string]fieldRule{}},
}

// raw returns a stored value as JSON.
func raw(answer json.RawMessage) string { return string(answer) }

// Plain returns the text of a stored string, and any other value as JSON.
func Plain(answer json.RawMessage) string {
	var s string
	if json.Unmarshal(answer, &s) == nil {
		return s
	}
	return string(answer)
}

func showPlain(_ Format, _ spec, answer json.RawMessage) string { return Plain(answer) }

// parseText keeps a text byte for byte.
func parseText(_ spec, input string) (json.RawMessage, *Refusal) { return entry.Value(input), nil }

// parseLetter keeps any text byte for byte, except a lone dot: in plain mode that
// ends a letter, so it is never meant as the letter itself.
func parseLetter(_ spec, input string) (json.RawMessage, *Refusal) {
	if strings.TrimSpace(input) == "." {
		return nil, refuse("lone-dot")
	}
	return entry.Value(input), nil
}

func parseLine(_ spec, input string) (json.RawMessage, *Refusal) {
	return entry.Value(strings.TrimRight(input, "\r\n")), nil
}

func parseScale(s spec, input string) (json.RawMessage, *Refusal) {
	n, err := strconv.Atoi(strings.TrimSpace(input))
	if err != nil || n < s.scale.From || n > s.scale.To {
		return nil, refuse("off-scale", "from", strconv.Itoa(s.scale.From), "to", strconv.Itoa(s.scale.To))
	}
	return entry.Value(n), nil
}

func parseConfirm(_ spec, input string) (json.RawMessage, *Refusal) {
	switch strings.ToLower(strings.TrimSpace(input)) {
	case "true", "yes", "y":
		return entry.Value(true), nil
	case "false", "no", "n":
		return entry.Value(false), nil
	}
	return nil, refuse("yes-or-no")
}

func showConfirm(fm Format, _ spec, answer json.RawMessage) string {
	switch string(answer) {
	case "true":
		return fm.Words.Say("yes")
	case "false":
		return fm.Words.Say("no")
	}
	return Plain(answer)
}
