package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// elsewhere returns a journal of the wanted name in the folder where journals
// are without XDG_DATA_HOME, if that leads somewhere else. The terminals of some
// editors set it to a folder of their own.
func (a *App) elsewhere() (string, bool) {
	path, err := a.JournalPath()
	usual := &App{Env: a.Env, Options: a.Options}
	usual.Getenv = func(name string) string {
		if name == "XDG_DATA_HOME" {
			return ""
		}
		return a.Getenv(name)
	}
	there, usualErr := usual.JournalPath()
	if err != nil || usualErr != nil || there == path {
		return "", false
	}
	info, err := os.Stat(there)
	return there, err == nil && info.Mode().IsRegular()
}

// hintElsewhere says which journal is elsewhere, and what to type to use it; ""
// without one.
func (a *App) hintElsewhere() string {
	there, ok := a.elsewhere()
	if !ok {
		return ""
	}
	if a.IsDiscreet() { // the path and the command have the program's name
		return "there is one where they usually are, and XDG_DATA_HOME points somewhere else here"
	}
	command, ok := a.corrected(a.Journal, there)
	if a.Journal == "" || !ok {
		command = ShellCommand(append([]string{"--journal", there}, a.args...)) // it counts before what the environment says
	}
	return fmt.Sprintf("there is one at %s, and XDG_DATA_HOME points somewhere else here: %s", there, command)
}

// refuseElsewhere refuses to begin a journal while there is one of that name
// where journals usually are.
func (a *App) refuseElsewhere() error {
	there, ok := a.elsewhere()
	if !ok {
		return nil
	}
	if a.IsDiscreet() {
		return &Error{StatusFailure, errors.New("there is a journal already where they usually are, and XDG_DATA_HOME points somewhere else here"),
			[]string{"nothing was changed"}}
	}
	return &Error{StatusFailure, fmt.Errorf("there is a journal at %q already, and XDG_DATA_HOME points somewhere else here", there),
		[]string{"nothing was changed; go on with: " + ShellCommand([]string{"--journal", there, "next"}),
			"to begin another one here, name it: trustrepair start --journal NAME"}}
}

// TextElsewhere says in which folder a journal of that name is, if there is one.
func (a *App) TextElsewhere(words workbook.Words) string {
	there, ok := a.elsewhere()
	if !ok {
		return ""
	}
	return a.Page().Text(words.Say("where-elsewhere", "folder", filepath.Dir(there)))
}
