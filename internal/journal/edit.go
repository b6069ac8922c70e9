package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
)

// EditFile writes a text into a private file beside the journal, for an editor
// to change, and gives the file's path. The text is kept as the draft of the
// prompt as well. Call FinishEdit when the editor has ended, or RescueEdit when
// it failed; what a killed run leaves becomes a draft when the next Desk is taken. Another text
// that stands in that file, as the editor of a killed run may save it late, is
// kept under another name.
func (w *Workspace) EditFile(prompt, text string) (path string, err error) {
	if !nameable(prompt) {
		return "", fmt.Errorf("lending the text to an editor: %q cannot be part of a file name", prompt)
	}
	if text != "" {
		if err := w.Keep(prompt, text); err != nil {
			return "", err
		}
	}
	n := w.journal.names
	if err := w.discard(n.edit(prompt), prompt); err != nil {
		return "", fmt.Errorf("keeping an older edited text: %w", err)
	}
	if err := replace(n.edit(prompt), n.editTmp(), []byte(text)); err != nil {
		return "", &NotSaved{Path: n.edit(prompt), Err: err}
	}
	return n.edit(prompt), nil
}

// FinishEdit takes back what the editor left: the text becomes the draft of
// the prompt, durably, and the file is removed. The draft that it replaces is
// kept in a file of its own when the new text is empty. The error is *Unusable
// when the file holds no text (it is set aside, the draft stays),
// fs.ErrNotExist when the editor removed it, and *NotSaved when the draft
// cannot be kept; the text is given then as well.
func (w *Workspace) FinishEdit(prompt string) (text string, err error) {
	path := w.journal.names.edit(prompt)
	if text, err = w.takeEdit(prompt, path); err != nil {
		return "", err
	}
	if strings.TrimSpace(text) == "" {
		err = w.keepDraft(prompt, path, text)
	}
	if err == nil {
		err = w.Keep(prompt, text)
	}
	if err != nil {
		return text, err
	}
	return text, w.discard(path, prompt)
}

// RescueEdit takes back what an editor left that failed or was ended, as that
// of a killed run is taken up: the file may hold the text, the beginning of
// it, or none. Words that would go are kept in a file of their own. It gives
// what the file held; its errors are those of FinishEdit.
func (w *Workspace) RescueEdit(prompt string) (text string, err error) {
	path := w.journal.names.edit(prompt)
	if text, err = w.takeEdit(prompt, path); err != nil {
		return "", err
	}
	if _, err := w.takeUp(prompt, path, text); err != nil {
		return text, err
	}
	return text, w.discard(path, prompt)
}

// discard removes an edited file whose words are in the draft. It is moved out
// of the editor's reach first and read once more: what was saved since then is
// kept under another name.
func (w *Workspace) discard(path, prompt string) error {
	taken := w.journal.names.edit(prompt) + takenEnding
	if path != taken {
		if err := os.Rename(path, taken); errors.Is(err, fs.ErrNotExist) {
			return nil
		} else if err != nil {
			return err
		}
	}
	text, err := readText(taken, MaxLine)
	if err == nil && beginsWith(w.drafts[prompt], string(text)) {
		return remove(taken)
	}
	aside, err := moveTo(taken, w.journal.names.edit(prompt)+keptMark)
	if err == nil {
		w.note(Notice{Event: TextKept, Path: aside, Prompt: prompt})
	}
	return err
}

// beginsWith reports whether a text holds all that another one does, but for
// what is empty at its end.
func beginsWith(text, other string) bool {
	return strings.HasPrefix(text, strings.TrimRight(other, " \t\r\n"))
}

// takeEdit reads an edited file, or sets it aside when it is no text, or more
// of it than drafts can hold.
func (w *Workspace) takeEdit(prompt, path string) (string, error) {
	text, err := readText(path, MaxLine)
	if err == nil {
		drafts := maps.Clone(w.drafts)
		drafts[prompt] = string(text)
		if err = fit(drafts); err == nil {
			return string(text), nil
		}
		err = &Unusable{Path: path, Why: err.Error()}
	}
	var unusable *Unusable
	if !errors.As(err, &unusable) {
		return "", err
	}
	if unusable.Path, err = moveTo(path, strings.TrimSuffix(path, takenEnding)+damagedMark); err != nil {
		return "", fmt.Errorf("setting an edited text aside: %w", err)
	}
	return "", unusable
}

// adoptEdits takes up the files that a killed run had lent to an editor.
func (w *Workspace) adoptEdits() error {
	stem := w.journal.names.stem
	found, err := os.ReadDir(filepath.Dir(stem))
	if err != nil {
		return fmt.Errorf("looking for edited texts: %w", err)
	}
	for _, f := range found {
		prompt, ok := strings.CutPrefix(strings.TrimSuffix(f.Name(), takenEnding), filepath.Base(stem)+editMark)
		if !ok {
			continue
		}
		prompt, ok = strings.CutSuffix(prompt, editEnding)
		if !ok || !nameable(prompt) || w.journal.OwnsDraft != nil && !w.journal.OwnsDraft(prompt) {
			continue
		}
		if err := w.adopt(prompt, filepath.Join(filepath.Dir(stem), f.Name())); err != nil {
			return err
		}
	}
	return nil
}

// adopt makes the draft of what stands in an edited file.
func (w *Workspace) adopt(prompt, path string) error {
	text, err := w.takeEdit(prompt, path)
	var unusable *Unusable
	if errors.As(err, &unusable) {
		w.note(Notice{Event: EditSetAside, Path: unusable.Path, Prompt: prompt, Err: err})
		return nil
	}
	if err != nil {
		return fmt.Errorf("taking up an edited text: %w", err)
	}
	took, err := w.takeUp(prompt, path, text)
	if err != nil {
		return err
	}
	if took {
		w.note(Notice{Event: EditAdopted, Path: w.journal.names.draft(), Prompt: prompt})
	}
	return w.discard(path, prompt)
}

// takeUp makes an edited text the draft, and reports whether that changed it. A
// text that is only the beginning of the draft takes nothing away from it: the
// editor may have been killed while it wrote. A draft that the text does not go
// on with, which may be newer, is kept under another name.
func (w *Workspace) takeUp(prompt, path, text string) (took bool, err error) {
	if beginsWith(w.drafts[prompt], text) {
		return false, nil
	}
	if err := w.keepDraft(prompt, path, text); err != nil {
		return false, err
	}
	return true, w.Keep(prompt, text)
}

// keepDraft keeps a draft in a file of its own, unless the text that takes its
// place begins with it. That text stands at the path.
func (w *Workspace) keepDraft(prompt, path, text string) error {
	draft := w.drafts[prompt]
	if beginsWith(text, draft) {
		return nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	aside, err := keep(w.journal.names.edit(prompt)+keptMark, info.ModTime(), []byte(draft))
	if err != nil {
		return fmt.Errorf("keeping a draft beside an edited text: %w", err)
	}
	w.note(Notice{Event: TextKept, Path: aside, Prompt: prompt})
	return nil
}
