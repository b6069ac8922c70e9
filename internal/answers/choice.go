package answers

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func parseChoice(s spec, input string) (json.RawMessage, *Refusal) {
	id := strings.TrimSpace(input)
	if !slices.Contains(optionIDs(s.options), id) {
		return nil, refuse("not-an-option", "given", shorten(id), "options", listed(s.options))
	}
	return entry.Value(id), nil
}

// parseChoices accepts ids in any order and returns them in the order of the
// options.
func parseChoices(s spec, input string) (json.RawMessage, *Refusal) {
	ids := strings.FieldsFunc(input, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	chosen := []string{}
	for _, id := range optionIDs(s.options) {
		if slices.Contains(ids, id) {
			chosen = append(chosen, id)
		}
	}
	for _, id := range ids {
		if !slices.Contains(chosen, id) {
			return nil, refuse("not-an-option", "given", shorten(id), "options", listed(s.options))
		}
	}
	if len(chosen) == 0 {
		return nil, refuse("no-option", "options", listed(s.options))
	}
	return entry.Value(chosen), nil
}

func showChoice(fm Format, s spec, answer json.RawMessage) string {
	return fm.label(s.options, Plain(answer))
}

func showChoices(fm Format, s spec, answer json.RawMessage) string {
	ids := chosenIDs(answer)
	for i, id := range ids {
		ids[i] = fm.label(s.options, id)
	}
	return strings.Join(ids, "\n")
}

func inputChoices(answer json.RawMessage) string { return strings.Join(chosenIDs(answer), ",") }

// chosenIDs returns the stored ids, or none if the value is something else.
func chosenIDs(answer json.RawMessage) []string {
	var ids []string
	if json.Unmarshal(answer, &ids) != nil {
		return nil
	}
	return ids
}

func (fm Format) label(options []workbook.Option, id string) string {
	for _, o := range options {
		if o.ID == id {
			return fm.Fill(o.Label)
		}
	}
	return id
}

func optionIDs(options []workbook.Option) []string {
	ids := make([]string, len(options))
	for i, o := range options {
		ids[i] = o.ID
	}
	return ids
}

func listed(options []workbook.Option) string { return strings.Join(optionIDs(options), ", ") }

// shorten returns the beginning of an input on one line, to quote it in a refusal.
func shorten(s string) string {
	const most = 40 // characters
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}
