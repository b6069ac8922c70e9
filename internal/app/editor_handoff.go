package app

import (
	"cmp"
	"errors"
	"time"
)

// editor is the person's editor and its arguments: VISUAL, else EDITOR.
func (a *App) editor() []string {
	home, _ := a.homeFolder() // without one "~" is nothing
	return shellWords(cmp.Or(a.Getenv("VISUAL"), a.Getenv("EDITOR")), home)
}

// edit hands a text to the editor, in a private file beside the journal, and the
// terminal with it. The function that it returns takes both back.
func (s *terminalSession) edit(prompt, text string) (string, func(error) (string, error), error) {
	if s.workspace == nil {
		return "", nil, errors.New("there is no journal yet to keep the text beside")
	}
	path, err := s.workspace.EditFile(prompt, text)
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

// atOnce is how soon a program comes back that only tells a window that is open
// to show the file. A person who closes an editor so soon is told in vain.
const atOnce = 2 * time.Second
