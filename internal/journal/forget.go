package journal

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
)

// Forget removes entries for good: from the journal, where a new entry without any of
// their words says that they were there, and from the other files next to it. It
// returns the paths of the copies that it couldn't look into. It erases nothing: what
// backups, other copies and the disk itself still hold is out of its reach.
//
// The other files come first, so that a kill leaves something to forget again. The
// errors are those of Append.
func (w *Workspace) Forget(ctx context.Context, at time.Time, gone []entry.Entry) (unreached []string, err error) {
	if err := w.dropDrafts(gone); err != nil {
		return nil, err
	}
	if unreached, err = w.sweep(gone); err != nil {
		return unreached, err
	}
	e := entry.Entry{At: at, Kind: entry.Forgotten}
	for _, g := range gone {
		e.Forgot = append(e.Forgot, g.ID)
	}
	return unreached, w.journal.rewrite(ctx, func(lines []byte) ([]byte, error) {
		block, _, err := encode(w.journal.greatest, []entry.Entry{e})
		if err != nil {
			return nil, err
		}
		lines = withoutEntries(lines, gone)
		if !bytes.HasSuffix(lines, []byte("\n")) {
			lines = append(lines, '\n')
		}
		return append(lines, block...), nil
	})
}

// dropDrafts removes the drafts of the prompts of entries, with those of their fields.
func (w *Workspace) dropDrafts(gone []entry.Entry) error {
	left := maps.Clone(w.drafts)
	maps.DeleteFunc(left, func(name, _ string) bool { return ofPrompts(name, gone) })
	if len(left) == len(w.drafts) {
		return nil
	}
	return w.save(left)
}

// ofPrompts reports whether a draft of that name is of one of the entries.
func ofPrompts(draft string, gone []entry.Entry) bool {
	prompt, _, _ := strings.Cut(draft, mark)
	prompt, _, _ = strings.Cut(prompt, ".")
	return slices.ContainsFunc(gone, func(e entry.Entry) bool {
		return e.Prompt != "" && e.Prompt == prompt || e.Kind == entry.Note && prompt == "note"
	})
}

// sweep removes entries from the files next to the journal.
func (w *Workspace) sweep(gone []entry.Entry) (unreached []string, err error) {
	n := w.journal.names
	files, err := layout.Files(w.journal.Path)
	if err != nil {
		return nil, err
	}
	noWords := append(n.Leftovers(), n.Journal, w.journal.Path, n.Lock(), n.Busy(), n.Key(), n.Draft(), n.Sealing(), n.Unsealing())
	for _, f := range files {
		name := filepath.Base(f.Path)
		if f.Sort == layout.Other || slices.Contains(noWords, f.Path) || strings.Contains(name, ".crash-") || strings.Contains(name, ".key.kept-") {
			continue
		}
		reached, err := w.clean(f.Path, gone)
		if err != nil {
			return unreached, &NotSaved{Path: f.Path, Err: err}
		}
		if !reached {
			unreached = append(unreached, f.Path)
		}
	}
	return unreached, nil
}

// clean removes entries from a file next to the journal, and reports whether it could
// look into it.
func (w *Workspace) clean(path string, gone []entry.Entry) (reached bool, err error) {
	if prompt, ok := editedPrompt(path); ok {
		if ofPrompts(prompt, gone) {
			return true, w.journal.files.Remove(path)
		}
		return true, nil
	}
	data, err := w.journal.files.Read(path, maxDrafts)
	if err != nil || !utf8.Valid(data) {
		return false, nil
	}
	left, ok := without(path, data, gone)
	switch {
	case !ok:
		return false, nil
	case len(bytes.TrimSpace(left)) == 0 && len(data) > 0:
		return true, w.journal.files.Remove(path)
	case !bytes.Equal(left, data):
		return true, w.journal.files.Replace(path, left)
	}
	return true, nil
}

// editedPrompt returns the prompt whose text a file next to the journal has, by its
// name: one that was open in an editor, or was kept when it couldn't be used.
func editedPrompt(path string) (prompt string, ok bool) {
	_, rest, ok := strings.Cut(filepath.Base(path), ".edit-")
	prompt, _, ending := strings.Cut(rest, ".md")
	return prompt, ok && ending
}

// without returns what a file has besides the entries: lines of a journal, or drafts.
// It is not ok if it has drafts of the same prompts and can't be read.
func without(path string, data []byte, gone []entry.Entry) (left []byte, ok bool) {
	if !strings.Contains(filepath.Base(path), ".draft") {
		return withoutEntries(data, gone), true
	}
	drafts := map[string]string{}
	if json.Unmarshal(data, &drafts) != nil {
		return data, !mentions(data, gone)
	}
	before := len(drafts)
	maps.DeleteFunc(drafts, func(name, _ string) bool { return ofPrompts(name, gone) })
	switch len(drafts) {
	case before:
		return data, true
	case 0:
		return nil, true
	}
	left, err := json.Marshal(drafts)
	return left, err == nil
}

// withoutEntries returns the lines without those of the entries, and without those
// that are no entries any more and have the id or the prompt of one.
func withoutEntries(lines []byte, gone []entry.Entry) []byte {
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
