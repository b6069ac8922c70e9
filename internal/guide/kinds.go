package guide

import (
	"encoding/json"
	"strconv"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// spec is what the content says about the answer to a prompt or a field.
type spec struct {
	options []workbook.Option
	scale   *workbook.Ends
}

// kind is what the engine knows about answers of one kind.
type kind struct {
	parse func(s spec, input string) (json.RawMessage, *Refusal)
	show  func(v View, s spec, answer json.RawMessage) string // to a person
	input func(answer json.RawMessage) string                 // as parse takes it
	day   func(input string) string                           // the day to come that an input names; nil for none

	typed func(input string) string // what of an input is not a word of the workbook; nil: all of it

	// fields is set for a kind that consists of fields. It has a row for each
	// field that is more than its own kind says. The rest of the row is empty:
	// each field is read and shown by its own kind.
	fields map[string]fieldRule
}

// fieldRule is what is special about one field of a kind.
type fieldRule struct {
	check  func(ph *workbook.Phrases, input string) *Refusal // nil: takes anything
	remark func(ph *workbook.Phrases, input string) string   // the name of a remark, or ""; nil: never
	day    func(input string) string                         // as in kind; a day is also shown as one
}

// kinds has a row for every kind of prompt. A test compares it with the kinds
// that package workbook knows.
var kinds = map[workbook.Kind]kind{
	workbook.Text:    {parse: parseText, show: showPlain, input: plain},
	workbook.Letter:  {parse: parseLetter, show: showPlain, input: plain},
	workbook.Line:    {parse: parseLine, show: showPlain, input: plain},
	workbook.Choice:  {parse: parseChoice, show: showChoice, input: plain},
	workbook.Choices: {parse: parseChoices, show: showChoices, input: inputChoices},
	workbook.Confirm: {parse: parseConfirm, show: showConfirm, input: raw},
	workbook.Scale:   {parse: parseScale, show: showPlain, input: raw},
	workbook.Date:    {parse: parseDate, show: showDate, input: plain, day: strings.TrimSpace},
	workbook.Task:    {parse: parseTask, show: showTask, input: plain, day: putOff, typed: taskDetail},

	workbook.ISentence: {fields: map[string]fieldRule{
		"feeling": {remark: remarkOnFeeling},
	}},
	workbook.Promises: {fields: map[string]fieldRule{
		"act":  {check: refuseVow},
		"then": {check: refuseVow},
		"by":   {check: wantDayOrRhythm, day: strings.TrimSpace},
	}},
	workbook.Review: {fields: map[string]fieldRule{}},
}

// raw returns a stored value as it is written.
func raw(answer json.RawMessage) string { return string(answer) }

// plain returns a stored string as its text, and any other value as it is
// written.
func plain(answer json.RawMessage) string {
	var s string
	if json.Unmarshal(answer, &s) == nil {
		return s
	}
	return string(answer)
}

func showPlain(_ View, _ spec, answer json.RawMessage) string { return plain(answer) }

// parseText keeps a text byte for byte.
func parseText(_ spec, input string) (json.RawMessage, *Refusal) { return entry.Value(input), nil }

// parseLetter keeps any text byte for byte, except a lone dot. Typed line by
// line a dot ends the letter; by itself it would be stored as the letter.
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

func showConfirm(v View, _ spec, answer json.RawMessage) string {
	switch string(answer) {
	case "true":
		return v.Words.Say("yes")
	case "false":
		return v.Words.Say("no")
	}
	return plain(answer)
}
