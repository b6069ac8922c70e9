package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// elsewhere looks for a journal of this name where it would be without
// XDG_DATA_HOME. The terminals of some editors set that variable to a folder of
// their own.
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

// hintElsewhere returns a hint about a journal found elsewhere, and what to type to
// use it. It returns "" if there is none.
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
		command = ShellCommand(append([]string{"--journal", there}, a.args...)) // the flag overrides the environment
	}
	return fmt.Sprintf("there is one at %s, and XDG_DATA_HOME points somewhere else here: %s", there, command)
}

// refuseElsewhere returns an error if start would create a second journal of this
// name, because there already is one where journals usually are.
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

// TextElsewhere says in which other folder there is a journal of this name. It
// returns "" if there is none.
func (a *App) TextElsewhere(words workbook.Words) string {
	there, ok := a.elsewhere()
	if !ok {
		return ""
	}
	return a.Page().Text(words.Say("where-elsewhere", "folder", filepath.Dir(there)))
}
