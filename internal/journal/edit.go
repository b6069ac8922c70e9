package journal

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// EditFile writes a text into a private file beside the journal, for an editor
// to change, and gives the file's path. The text is kept as the draft of the
// prompt as well. Call FinishEdit or DropEdit when the editor has ended; what
// a killed run leaves becomes a draft when the next Desk is taken.
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
	if err := replace(n.edit(prompt), n.editTmp(), []byte(text)); err != nil {
		return "", &NotSaved{Path: n.edit(prompt), Err: err}
	}
	return n.edit(prompt), nil
}

// FinishEdit takes back what the editor left: the text becomes the draft of
// the prompt, durably, and the file is removed. The error is *Unusable when
// the file holds no text (it is set aside, the draft stays), fs.ErrNotExist
// when the editor removed it, and *NotSaved when the draft cannot be kept; the
// text is given then as well.
func (d *Desk) FinishEdit(prompt string) (text string, err error) {
	path := d.journal.names.edit(prompt)
	text, err = takeEdit(path)
	if err != nil {
		return "", err
	}
	if err := d.SetDraft(prompt, text); err != nil {
		return text, err
	}
	return text, remove(path)
}

// DropEdit removes the file without taking anything from it: the editor
// failed. The draft stays as it was lent.
func (d *Desk) DropEdit(prompt string) error {
	return remove(d.journal.names.edit(prompt))
}

// takeEdit reads an edited file, or sets it aside when it is no text.
func takeEdit(path string) (string, error) {
	text, err := readText(path, MaxLine)
	var unusable *Unusable
	if errors.As(err, &unusable) {
		if unusable.Path, err = moveAside(path); err != nil {
			return "", fmt.Errorf("setting an edited text aside: %w", err)
		}
		return "", unusable
	}
	return string(text), err
}

// adoptEdits takes up the files that a killed run had lent to an editor.
func (d *Desk) adoptEdits() error {
	stem := d.journal.names.stem
	found, err := os.ReadDir(filepath.Dir(stem))
	if err != nil {
		return fmt.Errorf("looking for edited texts: %w", err)
	}
	for _, f := range found {
		prompt, ok := strings.CutPrefix(f.Name(), filepath.Base(stem)+editMark)
		if !ok {
			continue
		}
		prompt, ok = strings.CutSuffix(prompt, editEnding)
		if !ok || !nameable(prompt) {
			continue
		}
		if err := d.adopt(prompt); err != nil {
			return err
		}
	}
	return nil
}

// adopt makes the draft of what stands in an edited file. A file that holds
// only the beginning of the draft takes nothing away from it: the editor may
// have been killed while it wrote.
func (d *Desk) adopt(prompt string) error {
	path := d.journal.names.edit(prompt)
	text, err := takeEdit(path)
	var unusable *Unusable
	if errors.As(err, &unusable) {
		d.note(Notice{Event: EditSetAside, Path: unusable.Path, Prompt: prompt, Err: err})
		return nil
	}
	if err != nil {
		return fmt.Errorf("taking up an edited text: %w", err)
	}
	if !strings.HasPrefix(d.drafts[prompt], strings.TrimRight(text, " \t\r\n")) {
		if err := d.SetDraft(prompt, text); err != nil {
			return err
		}
		d.note(Notice{Event: EditAdopted, Path: d.journal.names.draft(), Prompt: prompt})
	}
	return remove(path)
}
