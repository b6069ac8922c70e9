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
func (d *Desk) EditFile(prompt, text string) (path string, err error) {
	if !nameable(prompt) {
		return "", fmt.Errorf("lending the text to an editor: %q cannot be part of a file name", prompt)
	}
	if text != "" {
		if err := d.SetDraft(prompt, text); err != nil {
			return "", err
		}
	}
	n := d.journal.names
	if err := d.discard(n.edit(prompt), prompt); err != nil {
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
func (d *Desk) FinishEdit(prompt string) (text string, err error) {
	path := d.journal.names.edit(prompt)
	if text, err = d.takeEdit(prompt, path); err != nil {
		return "", err
	}
	if strings.TrimSpace(text) == "" {
		err = d.keepDraft(prompt, path, text)
	}
	if err == nil {
		err = d.SetDraft(prompt, text)
	}
	if err != nil {
		return text, err
	}
	return text, d.discard(path, prompt)
}

// RescueEdit takes back what an editor left that failed or was ended, as that
// of a killed run is taken up: the file may hold the text, the beginning of
// it, or none. Words that would go are kept in a file of their own. It gives
// what the file held; its errors are those of FinishEdit.
func (d *Desk) RescueEdit(prompt string) (text string, err error) {
	path := d.journal.names.edit(prompt)
	if text, err = d.takeEdit(prompt, path); err != nil {
		return "", err
	}
	if _, err := d.takeUp(prompt, path, text); err != nil {
		return text, err
	}
	return text, d.discard(path, prompt)
}

// discard removes an edited file whose words are in the draft. It is moved out
// of the editor's reach first and read once more: what was saved since then is
// kept under another name.
func (d *Desk) discard(path, prompt string) error {
	taken := d.journal.names.edit(prompt) + takenEnding
	if path != taken {
		if err := os.Rename(path, taken); errors.Is(err, fs.ErrNotExist) {
			return nil
		} else if err != nil {
			return err
		}
	}
	text, err := readText(taken, MaxLine)
	if err == nil && beginsWith(d.drafts[prompt], string(text)) {
		return remove(taken)
	}
	aside, err := moveTo(taken, d.journal.names.edit(prompt)+keptMark)
	if err == nil {
		d.note(Notice{Event: TextKept, Path: aside, Prompt: prompt})
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
func (d *Desk) takeEdit(prompt, path string) (string, error) {
	text, err := readText(path, MaxLine)
	if err == nil {
		drafts := maps.Clone(d.drafts)
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
func (d *Desk) adoptEdits() error {
	stem := d.journal.names.stem
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
		if !ok || !nameable(prompt) || d.journal.Lends != nil && !d.journal.Lends(prompt) {
			continue
		}
		if err := d.adopt(prompt, filepath.Join(filepath.Dir(stem), f.Name())); err != nil {
			return err
		}
	}
	return nil
}

// adopt makes the draft of what stands in an edited file.
func (d *Desk) adopt(prompt, path string) error {
	text, err := d.takeEdit(prompt, path)
	var unusable *Unusable
	if errors.As(err, &unusable) {
		d.note(Notice{Event: EditSetAside, Path: unusable.Path, Prompt: prompt, Err: err})
		return nil
	}
	if err != nil {
		return fmt.Errorf("taking up an edited text: %w", err)
	}
	took, err := d.takeUp(prompt, path, text)
	if err != nil {
		return err
	}
	if took {
		d.note(Notice{Event: EditAdopted, Path: d.journal.names.draft(), Prompt: prompt})
	}
	return d.discard(path, prompt)
}

// takeUp makes an edited text the draft, and reports whether that changed it. A
// text that is only the beginning of the draft takes nothing away from it: the
// editor may have been killed while it wrote. A draft that the text does not go
// on with, which may be newer, is kept under another name.
func (d *Desk) takeUp(prompt, path, text string) (took bool, err error) {
	if beginsWith(d.drafts[prompt], text) {
		return false, nil
	}
	if err := d.keepDraft(prompt, path, text); err != nil {
		return false, err
	}
	return true, d.SetDraft(prompt, text)
}

// keepDraft keeps a draft in a file of its own, unless the text that takes its
// place begins with it. That text stands at the path.
func (d *Desk) keepDraft(prompt, path, text string) error {
	draft := d.drafts[prompt]
	if beginsWith(text, draft) {
		return nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	aside, err := keep(d.journal.names.edit(prompt)+keptMark, info.ModTime(), []byte(draft))
	if err != nil {
		return fmt.Errorf("keeping a draft beside an edited text: %w", err)
	}
	d.note(Notice{Event: TextKept, Path: aside, Prompt: prompt})
	return nil
}
