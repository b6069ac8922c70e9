package app

import (
	"errors"
	"time"

	"codeberg.org/trustrepair/trustrepair/internal/editor"
)

// editor returns the command of the person's editor and its arguments.
func (a *App) editor() []string {
	home, _ := a.homeFolder() // without one, "~" is empty
	return editor.Command(a.Getenv, home)
}

// editorFlags returns what keeps the editor from leaving traces of a sealed journal.
func (a *App) editorFlags() []string {
	if !a.sealed {
		return nil
	}
	return editor.Quiet(a.editor())
}

// edit writes a text to a private file next to the journal, and lets the editor have
// the terminal. The function that it returns undoes both, and returns the edited
// text.
func (s *terminalSession) edit(prompt, text, note string) (string, func(error) (string, error), error) {
	if s.workspace == nil {
		return "", nil, errors.New("there's no journal yet to keep the text next to")
	}
	if s.askedFirst() {
		return "", nil, errors.New(s.words.Say("seal-editor"))
	}
	path, err := s.workspace.EditFile(prompt, text, note)
	if err != nil {
		return "", nil, err
	}
	resume, began := s.signals.Suspend(), s.now()
	return path, func(failed error) (string, error) {
		resume()
		if failed != nil {
			return s.workspace.RescueEdit(prompt)
		}
		edited, err := s.workspace.FinishEdit(prompt)
		if err == nil && edited == text && s.now().Sub(began) < atOnce {
			err = errors.New(s.words.Say("ask-editor-left"))
		}
		return edited, err
	}, nil
}

// askedFirst reports whether the person has to be asked before a text of a sealed
// journal is written to the disk for the editor, because there is no folder that is
// kept in memory only. Asking for the editor again is a yes.
func (s *terminalSession) askedFirst() bool {
	if s.openly || !s.onDisk() {
		return false
	}
	s.openly = true
	return true
}

// atOnce is how quickly a command returns that only asks an open window to show the
// file. Somebody who closes an editor this quickly gets the same message, which does
// no harm.
const atOnce = 2 * time.Second
