package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// EditFile writes a text into a private file beside the journal, for an editor
// to change, and gives the file's path. The text is kept as the draft of the
// prompt as well. Call FinishEdit or DropEdit when the editor has ended; what
// a killed run leaves becomes a draft when the next Desk is taken. Another text
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
	if err := d.clear(n.edit(prompt), prompt, text); err != nil {
		return "", fmt.Errorf("keeping an older edited text: %w", err)
	}
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

// clear keeps what stands in an edited file under another name, if it has words
// that the new text does not begin with.
func (d *Desk) clear(path, prompt, text string) error {
	before, err := readText(path, MaxLine)
	if errors.Is(err, fs.ErrNotExist) || err == nil && beginsWith(text, string(before)) {
		return nil
	}
	aside, err := moveAside(path, keptMark)
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

// takeEdit reads an edited file, or sets it aside when it is no text.
func takeEdit(path string) (string, error) {
	text, err := readText(path, MaxLine)
	var unusable *Unusable
	if errors.As(err, &unusable) {
		if unusable.Path, err = moveAside(path, damagedMark); err != nil {
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
// have been killed while it wrote. A draft that the file does not go on with,
// which may be newer, is kept under another name.
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
	if draft := d.drafts[prompt]; !beginsWith(draft, text) {
		if err := d.keepDraft(prompt, draft, text); err != nil {
			return err
		}
		if err := d.SetDraft(prompt, text); err != nil {
			return err
		}
		d.note(Notice{Event: EditAdopted, Path: d.journal.names.draft(), Prompt: prompt})
	}
	return remove(path)
}

// keepDraft keeps a draft in a file of its own, unless the text that takes its
// place begins with it.
func (d *Desk) keepDraft(prompt, draft, text string) error {
	if beginsWith(text, draft) {
		return nil
	}
	path := d.journal.names.edit(prompt)
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if path, err = keep(path+keptMark, info.ModTime(), []byte(draft)); err != nil {
		return fmt.Errorf("keeping a draft beside an edited text: %w", err)
	}
	d.note(Notice{Event: TextKept, Path: path, Prompt: prompt})
	return nil
}
