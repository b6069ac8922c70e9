package guide

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// MaxAnswer is the size above which an answer is refused, in bytes.
const MaxAnswer = 1 << 20

// Refusal says why an input cannot be recorded as the answer, in a sentence
// for the person.
type Refusal struct {
	Prompt string
	Field  string // "" for the whole prompt
	Why    string
}

func (r *Refusal) Error() string { return r.Why }

func refuse(why string, values ...any) *Refusal {
	return &Refusal{Why: fmt.Sprintf(why, values...)}
}

// Parse reads an input as the answer to a prompt and gives the JSON value to
// store. Its error is a *Refusal. Text is refused only when it is empty, too
// large or not UTF-8; only promises are sent back for what they say.
func Parse(p *workbook.Prompt, input string) (json.RawMessage, error) {
	value, err := parse(p, input)
	if err != nil {
		err.Prompt = p.ID
		return nil, err
	}
	return value, nil
}

func parse(p *workbook.Prompt, input string) (json.RawMessage, *Refusal) {
	if err := plausible(input); err != nil {
		return nil, err
	}
	switch p.Kind {
	case workbook.Letter:
		return parseLetter(input)
	case workbook.ISentence, workbook.Promises, workbook.Review:
		return parseFields(p, input)
	case workbook.Choices:
		return parseChoices(p.Options, input)
	case workbook.Confirm:
		return parseConfirm(input)
	case workbook.Task:
		return parseTask(input)
	}
	return parseSimple(p.Kind, p.Options, p.Scale, input)
}

// plausible holds what every input is held to.
func plausible(input string) *Refusal {
	switch {
	case !utf8.ValidString(input):
		return refuse("This is not valid UTF-8 text.")
	case len(input) > MaxAnswer:
		return refuse("This is longer than 1 MiB.")
	case strings.TrimSpace(input) == "":
		return refuse("This is still empty.")
	}
	return nil
}

// parseSimple reads the kinds that prompts and fields share.
func parseSimple(kind workbook.Kind, options []workbook.Option, ends *workbook.Ends, input string) (json.RawMessage, *Refusal) {
	switch kind {
	case workbook.Line:
		return entry.Value(strings.TrimRight(input, "\r\n")), nil
	case workbook.Choice:
		return parseChoice(options, input)
	case workbook.Scale:
		return parseScale(ends, input)
	case workbook.Date:
		day, err := parseDay(input)
		return entry.Value(day), err
	}
	return entry.Value(input), nil // text, byte for byte
}

// parseLetter takes any text, byte for byte, but for the dot that ends one
// where it is typed line by line: by itself it would stand as the letter.
func parseLetter(input string) (json.RawMessage, *Refusal) {
	if strings.TrimSpace(input) == "." {
		return nil, refuse("This is still empty: a lone dot is no letter.")
	}
	return entry.Value(input), nil
}

func parseChoice(options []workbook.Option, input string) (json.RawMessage, *Refusal) {
	id := strings.TrimSpace(input)
	if !slices.ContainsFunc(options, func(o workbook.Option) bool { return o.ID == id }) {
		return nil, refuse("%q is not one of the choices: %s.", shorten(id), optionIDs(options))
	}
	return entry.Value(id), nil
}

func parseChoices(options []workbook.Option, input string) (json.RawMessage, *Refusal) {
	ids := strings.FieldsFunc(input, func(r rune) bool { return r == ',' || r == ' ' || r == '\n' || r == '\r' || r == '\t' })
	chosen := []string{}
	for _, o := range options {
		if slices.Contains(ids, o.ID) {
			chosen = append(chosen, o.ID)
		}
	}
	for _, id := range ids {
		if !slices.Contains(chosen, id) {
			return nil, refuse("%q is not one of the choices: %s.", shorten(id), optionIDs(options))
		}
	}
	if len(chosen) == 0 {
		return nil, refuse("Choose at least one of: %s.", optionIDs(options))
	}
	return entry.Value(chosen), nil
}

func optionIDs(options []workbook.Option) string {
	ids := make([]string, len(options))
	for i, o := range options {
		ids[i] = o.ID
	}
	return strings.Join(ids, ", ")
}

func parseConfirm(input string) (json.RawMessage, *Refusal) {
	switch strings.ToLower(strings.TrimSpace(input)) {
	case "true", "yes", "y":
		return entry.Value(true), nil
	case "false", "no", "n":
		return entry.Value(false), nil
	}
	return nil, refuse("Answer with yes or no.")
}

func parseScale(ends *workbook.Ends, input string) (json.RawMessage, *Refusal) {
	n, err := strconv.Atoi(strings.TrimSpace(input))
	if err != nil || n < ends.From || n > ends.To {
		return nil, refuse("Give a whole number from %d to %d.", ends.From, ends.To)
	}
	return entry.Value(n), nil
}

func parseDay(input string) (string, *Refusal) {
	day := strings.TrimSpace(input)
	if t, err := time.Parse(time.DateOnly, day); err != nil || t.Year() < 1900 {
		return "", refuse("Give the day as year-month-day, like 2026-03-14.")
	}
	return day, nil
}

// parseTask takes done, not-yet with the day to ask again, or no with a why.
func parseTask(input string) (json.RawMessage, *Refusal) {
	word, rest, _ := strings.Cut(strings.TrimSpace(input), " ")
	rest = strings.TrimSpace(rest)
	switch {
	case word == "done" && rest == "":
		return entry.Value("done"), nil
	case word == "not-yet":
		day, err := parseDay(rest)
		return entry.Value("not-yet " + day), err
	case word == "no" && rest != "":
		return entry.Value("no " + rest), nil
	}
	return nil, refuse("Say done, or not-yet and the day to ask again (not-yet 2026-03-14), or no and why.")
}

func parseFields(p *workbook.Prompt, input string) (json.RawMessage, *Refusal) {
	var given map[string]any
	if err := json.Unmarshal([]byte(input), &given); err != nil || given == nil {
		return nil, refuse("This wants a JSON object with the keys %s.", fieldIDs(p))
	}
	values := map[string]json.RawMessage{}
	for _, f := range p.Fields {
		text := fieldText(given[f.ID])
		delete(given, f.ID)
		if f.Optional && strings.TrimSpace(text) == "" {
			continue
		}
		value, err := parseField(p, f, text)
		if err != nil {
			return nil, err
		}
		values[f.ID] = value
	}
	for id := range given {
		return nil, refuse("%q is no part of this answer; it has %s.", shorten(id), fieldIDs(p))
	}
	return entry.Value(values), nil
}

// ParseField reads the input for one field. Its error is a *Refusal that
// names the field.
func ParseField(p *workbook.Prompt, f *workbook.Field, input string) (json.RawMessage, error) {
	value, err := parseField(p, f, input)
	if err != nil {
		return nil, err
	}
	return value, nil
}

func parseField(p *workbook.Prompt, f *workbook.Field, input string) (json.RawMessage, *Refusal) {
	err := plausible(input)
	var value json.RawMessage
	if err == nil {
		value, err = parseSimple(f.Kind, f.Options, f.Scale, input)
	}
	if err == nil && p.Kind == workbook.Promises {
		err = sentBack(f.ID, input)
	}
	if err != nil {
		err.Prompt, err.Field = p.ID, f.ID
		return nil, err
	}
	return value, nil
}

// fieldText gives a JSON value as the input that it stands for.
func fieldText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

func fieldIDs(p *workbook.Prompt) string {
	ids := make([]string, len(p.Fields))
	for i, f := range p.Fields {
		ids[i] = f.ID
	}
	return strings.Join(ids, ", ")
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40])
	}
	return s
}
