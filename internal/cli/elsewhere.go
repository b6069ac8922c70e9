package cli

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
func (g *global) elsewhere() (string, bool) {
	path, err := g.path()
	usual := &global{Env: g.Env, options: g.options}
	usual.Getenv = func(name string) string {
		if name == "XDG_DATA_HOME" {
			return ""
		}
		return g.Getenv(name)
	}
	there, usualErr := usual.path()
	if err != nil || usualErr != nil || there == path {
		return "", false
	}
	info, err := os.Stat(there)
	return there, err == nil && info.Mode().IsRegular()
}

// hintElsewhere says which journal is elsewhere, and what to type to use it; ""
// without one.
func (g *global) hintElsewhere() string {
	there, ok := g.elsewhere()
	if !ok {
		return ""
	}
	if g.isDiscreet() { // the path and the command have the program's name
		return "there is one where they usually are, and XDG_DATA_HOME points somewhere else here"
	}
	command, ok := g.corrected(g.journal, there)
	if g.journal == "" || !ok {
		command = shellCommand(append([]string{"--journal", there}, g.args...)) // it counts before what the environment says
	}
	return fmt.Sprintf("there is one at %s, and XDG_DATA_HOME points somewhere else here: %s", there, command)
}

// refuseElsewhere refuses to begin a journal while there is one of that name
// where journals usually are.
func (g *global) refuseElsewhere() error {
	there, ok := g.elsewhere()
	if !ok {
		return nil
	}
	if g.isDiscreet() {
		return &exitError{statusFailure, errors.New("there is a journal already where they usually are, and XDG_DATA_HOME points somewhere else here"),
			[]string{"nothing was changed"}}
	}
	return &exitError{statusFailure, fmt.Errorf("there is a journal at %q already, and XDG_DATA_HOME points somewhere else here", there),
		[]string{"nothing was changed; go on with: " + shellCommand([]string{"--journal", there, "next"}),
			"to begin another one here, name it: trustrepair start --journal NAME"}}
}

// textElsewhere says in which folder a journal of that name is, if there is one.
func (g *global) textElsewhere(words workbook.Words) string {
	there, ok := g.elsewhere()
	if !ok {
		return ""
	}
	return g.page().Text(words.Say("where-elsewhere", "folder", filepath.Dir(there)))
}
