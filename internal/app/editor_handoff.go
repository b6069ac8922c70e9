package app

import (
	"cmp"
	"errors"
	"time"
)

// editor returns the command of the person's editor and its arguments: VISUAL, or
// else EDITOR.
func (a *App) editor() []string {
	home, _ := a.homeFolder() // without one, "~" is empty
	return shellWords(cmp.Or(a.Getenv("VISUAL"), a.Getenv("EDITOR")), home)
}

// edit writes a text to a private file next to the journal, and lets the editor have
// the terminal. The function that it returns undoes both, and returns the edited
// text.
func (s *terminalSession) edit(prompt, text, note string) (string, func(error) (string, error), error) {
	if s.workspace == nil {
		return "", nil, errors.New("there's no journal yet to keep the text next to")
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

// atOnce is how quickly a command returns that only asks an open window to show the
// file. Somebody who closes an editor this quickly gets the same message, which does
// no harm.
const atOnce = 2 * time.Second
