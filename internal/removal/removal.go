// Package removal owns what is left of a text without some entries of a journal: of
// its lines, of drafts, and of a line that was cut off.
//
// It refuses to read or write files.
package removal

import (
	"bytes"
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

// OfPrompts reports whether a draft of that name is of one of the entries.
func OfPrompts(draft string, gone []entry.Entry) bool {
	prompt, _, _ := strings.Cut(draft, "@") // on its way into the journal
	prompt, _, _ = strings.Cut(prompt, ".")
	return slices.ContainsFunc(gone, func(e entry.Entry) bool {
		return e.Prompt != "" && e.Prompt == prompt || e.Kind == entry.Note && prompt == "note"
	})
}

// EditedPrompt returns the prompt whose text a file next to the journal has, by its
// name: one that was open in an editor, or was kept when it couldn't be used.
func EditedPrompt(path string) (prompt string, ok bool) {
	_, rest, ok := strings.Cut(filepath.Base(path), ".edit-")
	prompt, _, ending := strings.Cut(rest, ".md")
	return prompt, ok && ending
}

// File returns what a file has besides the entries: lines of a journal, or drafts.
// It is not ok if it has drafts of the same prompts and can't be read.
func File(path string, data []byte, gone []entry.Entry) (left []byte, ok bool) {
	if !strings.Contains(filepath.Base(path), ".draft") {
		return Lines(data, gone), true
	}
	drafts := map[string]string{}
	if json.Unmarshal(data, &drafts) != nil {
		return data, !mentions(data, gone)
	}
	before := len(drafts)
	maps.DeleteFunc(drafts, func(name, _ string) bool { return OfPrompts(name, gone) })
	switch len(drafts) {
	case before:
		return data, true
	case 0:
		return nil, true
	}
	left, err := json.Marshal(drafts)
	return left, err == nil
}

// Lines returns the lines without those of the entries, and without those
// that are no entries any more and have the id or the prompt of one.
func Lines(lines []byte, gone []entry.Entry) []byte {
	var left []byte
	for line := range bytes.Lines(lines) {
		text := entry.TrimLine(bytes.TrimSuffix(line, []byte("\n")))
		e, err := entry.Decode(text)
		is := slices.ContainsFunc(gone, func(g entry.Entry) bool { return g.ID == e.ID })
		if err == nil && is || err != nil && mentions(line, gone) {
			continue
		}
		left = append(left, line...)
	}
	return left
}

// mentions reports whether a text that isn't a journal's line has an entry's id, or
// its prompt as JSON.
func mentions(text []byte, gone []entry.Entry) bool {
	return slices.ContainsFunc(gone, func(e entry.Entry) bool {
		return bytes.Contains(text, []byte(e.ID)) || e.Prompt != "" && bytes.Contains(text, []byte(`"`+e.Prompt+`"`))
	})
}
