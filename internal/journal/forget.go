package journal

import (
	"bytes"
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/removal"
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
		lines = removal.Lines(lines, gone)
		if !bytes.HasSuffix(lines, []byte("\n")) {
			lines = append(lines, '\n')
		}
		return append(lines, block...), nil
	})
}

// dropDrafts removes the drafts of the prompts of entries, with those of their fields.
func (w *Workspace) dropDrafts(gone []entry.Entry) error {
	left := maps.Clone(w.drafts)
	maps.DeleteFunc(left, func(name, _ string) bool { return removal.OfPrompts(name, gone) })
	if len(left) == len(w.drafts) {
		return nil
	}
	return w.save(left)
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
	if prompt, ok := removal.EditedPrompt(path); ok {
		if removal.OfPrompts(prompt, gone) {
			return true, w.journal.files.Remove(path)
		}
		return true, nil
	}
	data, err := w.journal.files.Read(path, maxDrafts)
	if err != nil || !utf8.Valid(data) {
		return false, nil
	}
	left, ok := removal.File(path, data, gone)
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
