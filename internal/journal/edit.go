package journal

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/layout"
	"codeberg.org/trustrepair/trustrepair/internal/store"
)

// EditFile writes a text to a private file next to the journal, for an editor
// to change, and returns the file's path. Below the text the file has a note, which
// is no part of it. The text is kept as the draft of the prompt as well. Call FinishEdit when the editor has exited, or RescueEdit
// when it failed; the file of a killed run becomes a draft in the next
// workspace. If the file already has another text, as when the editor of a
// killed run saves late, that one is kept under another name.
func (w *Workspace) EditFile(prompt, text, note string) (path string, err error) {
	if !layout.Nameable(prompt) {
		return "", fmt.Errorf("handing the text to an editor: %q cannot be part of a file name", prompt)
	}
	if text != "" {
		if err := w.Keep(prompt, text); err != nil {
			return "", err
		}
	}
	if private := w.journal.names.Private; private != "" {
		const ownerOnly = 0o700
		if err := os.MkdirAll(private, ownerOnly); err != nil {
			return "", &NotSaved{Path: private, Err: err}
		}
	}
	path = w.journal.names.Edit(prompt)
	if err := w.discard(path, prompt); err != nil {
		return "", fmt.Errorf("keeping an older edited text: %w", err)
	}
	if err := w.journal.files.Replace(path, []byte(withNote(text, note))); err != nil {
		return "", &NotSaved{Path: path, Err: err}
	}
	return path, nil
}

// FinishEdit takes the text that the editor left: it durably becomes the draft
// of the prompt, and the file is removed. If the text is empty, the draft that
// it replaces is kept in a file of its own; so is a text that the editor left
// elsewhere. The error is *Unusable when the
// file holds no text (it is quarantined, and the draft is unchanged),
// fs.ErrNotExist when the editor removed the file, and *NotSaved when the draft
// cannot be written; in that case the text is returned as well.
func (w *Workspace) FinishEdit(prompt string) (text string, err error) {
	path := w.journal.names.Edit(prompt)
	if text, err = w.readEdit(prompt, path); err != nil {
		return "", err
	}
	if strings.TrimSpace(text) == "" {
		err = w.preserveDraft(prompt, path, text)
	}
	if err == nil {
		err = w.Keep(prompt, text)
	}
	if err != nil {
		return text, err
	}
	rescued, err := w.rescues(prompt)
	for _, path := range rescued {
		err = errors.Join(err, w.discard(path, prompt))
	}
	return text, errors.Join(err, w.discard(path, prompt))
}

// RescueEdit takes the text that an editor left when it failed or was stopped.
// The file may hold the text, the beginning of it, or nothing, as after a
// killed run, and is treated the same way: words that would be lost are kept in
// a file of their own. What the editor had not saved, and left in a file next to
// that one, is newer. It returns the text that is to be shown; its errors are
// those of FinishEdit.
func (w *Workspace) RescueEdit(prompt string) (text string, err error) {
	path := w.journal.names.Edit(prompt)
	if text, err = w.rescue(prompt, path); err != nil {
		return text, err
	}
	rescued, err := w.rescues(prompt)
	for _, path := range rescued {
		unsaved, failed := w.rescue(prompt, path)
		if err = errors.Join(err, failed); failed == nil && strings.TrimSpace(unsaved) != "" {
			text = unsaved
		}
	}
	return text, err
}

// rescue takes the text in one file of an editor that failed.
func (w *Workspace) rescue(prompt, path string) (text string, err error) {
	if text, err = w.readEdit(prompt, path); err != nil {
		return "", err
	}
	if _, err := w.updateDraft(prompt, path, text); err != nil {
		return text, err
	}
	return text, w.discard(path, prompt)
}

// rescues returns the files that an editor left next to the edited one, with
// what was typed and not saved: the newest last.
func (w *Workspace) rescues(prompt string) ([]string, error) {
	edits, err := w.edits()
	var paths []string
	for _, e := range edits {
		if e.prompt == prompt && layout.RescueEnding(e.path) != "" {
			paths = append(paths, e.path)
		}
	}
	return paths, err
}

// discard removes an edited file whose words are in the draft. It first moves
// the file out of the editor's reach and reads it once more: what was saved
// since then is kept under another name.
func (w *Workspace) discard(path, prompt string) error {
	taken := w.journal.names.Edit(prompt) + layout.TakenEnding
	if path != taken {
		if err := os.Rename(path, taken); errors.Is(err, fs.ErrNotExist) {
			return nil
		} else if err != nil {
			return err
		}
	}
	text, err := w.readEdited(taken)
	if err == nil && beginsWith(w.drafts[prompt], text) {
		return w.journal.files.Remove(taken)
	}
	moved, err := store.Quarantine(w.journal.files, taken, w.journal.names.KeptText(prompt))
	if err == nil {
		w.note(Notice{Event: TextKept, Path: moved, Prompt: prompt})
	}
	return err
}

// beginsWith reports whether a text begins with another one, white space at the
// other's end aside.
func beginsWith(text, other string) bool {
	return strings.HasPrefix(text, strings.TrimRight(other, " \t\r\n"))
}

// readEdit reads an edited file. It quarantines one that is no text, or that
// is longer than drafts can be.
func (w *Workspace) readEdit(prompt, path string) (string, error) {
	text, err := w.readEdited(path)
	if err == nil {
		drafts := maps.Clone(w.drafts)
		drafts[prompt] = text
		if err = fit(drafts); err == nil {
			return text, nil
		}
		err = &Unusable{Path: path, Why: err.Error()}
	}
	var unusable *Unusable
	if !errors.As(err, &unusable) {
		return "", err
	}
	if unusable.Path, err = store.Quarantine(w.journal.files, path, w.journal.names.DamagedText(prompt)); err != nil {
		return "", fmt.Errorf("setting an edited text aside: %w", err)
	}
	return "", unusable
}

// readEdited reads the text in an edited file.
func (w *Workspace) readEdited(path string) (string, error) {
	file, err := readText(w.journal.files, path, MaxLine+noteLimit)
	return withoutNote(string(file)), err
}

// adoptEdits turns the files that a killed run had open in an editor into
// drafts.
func (w *Workspace) adoptEdits() error {
	edits, err := w.edits()
	if err != nil {
		return err
	}
	for _, e := range edits {
		if w.journal.OwnsDraft != nil && !w.journal.OwnsDraft(e.prompt) {
			continue
		}
		if err := w.adopt(e.prompt, e.path); err != nil {
			return err
		}
	}
	return nil
}

// edit is a file with a text that was open in an editor.
type edit struct {
	prompt, path string
	modified     time.Time
}

// edits returns the edited files, in the order in which their texts are to be
// taken: one that was on its way into the draft, one that was saved, and those
// that were not, the newest last.
func (w *Workspace) edits() ([]edit, error) {
	dir := filepath.Dir(w.journal.names.Edit(""))
	found, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) && w.journal.names.Private != "" {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("looking for edited texts: %w", err)
	}
	var edits []edit
	for _, f := range found {
		prompt, ok := w.journal.names.Edited(f.Name())
		if !ok {
			continue
		}
		e := edit{prompt: prompt, path: filepath.Join(dir, f.Name())}
		if info, err := f.Info(); err == nil {
			e.modified = info.ModTime()
		}
		edits = append(edits, e)
	}
	rank := func(e edit) int {
		switch {
		case strings.HasSuffix(e.path, layout.TakenEnding):
			return 0
		case layout.RescueEnding(e.path) == "":
			return 1
		}
		return 2
	}
	slices.SortStableFunc(edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), a.modified.Compare(b.modified))
	})
	return edits, nil
}

// adopt turns an edited file into the draft of a prompt.
func (w *Workspace) adopt(prompt, path string) error {
	text, err := w.readEdit(prompt, path)
	var unusable *Unusable
	if errors.As(err, &unusable) {
		w.note(Notice{Event: EditQuarantined, Path: unusable.Path, Prompt: prompt, Err: err})
		return nil
	}
	switch {
	case errors.Is(err, fs.ErrNotExist): // the editor has removed it meanwhile
		return nil
	case err != nil:
		return fmt.Errorf("taking up an edited text: %w", err)
	}
	changed, err := w.updateDraft(prompt, path, text)
	if err != nil {
		return err
	}
	if changed {
		w.note(Notice{Event: EditAdopted, Path: w.journal.names.Draft(), Prompt: prompt})
	}
	return w.discard(path, prompt)
}

// updateDraft makes the edited text at a path the draft, and reports whether that
// changed the draft. A text that is only the beginning of the draft changes
// nothing: the editor may have been killed while it was writing. A draft that
// the text does not continue, which may be newer, is kept under another name.
func (w *Workspace) updateDraft(prompt, path, text string) (changed bool, err error) {
	if beginsWith(w.drafts[prompt], text) {
		return false, nil
	}
	if err := w.preserveDraft(prompt, path, text); err != nil {
		return false, err
	}
	return true, w.Keep(prompt, text)
}

// preserveDraft keeps a draft in a file of its own, unless the text at the path,
// which is about to replace it, begins with it.
func (w *Workspace) preserveDraft(prompt, path, text string) error {
	draft := w.drafts[prompt]
	if beginsWith(text, draft) {
		return nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	kept, err := store.Preserve(w.journal.files, w.journal.names.KeptText(prompt), info.ModTime(), []byte(draft))
	if err != nil {
		return fmt.Errorf("keeping a draft beside an edited text: %w", err)
	}
	w.note(Notice{Event: TextKept, Path: kept, Prompt: prompt})
	return nil
}
