package app

import (
	"path/filepath"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/cmdline"
	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// AsCalled adapts one of our texts to how the program was called. Commands in it
// that the reader should type get the same --journal flag, and with --discreet they
// lose the program's name.
func (a *App) AsCalled(text string) string {
	text = a.withJournalFlag(text)
	if a.IsDiscreet() {
		return a.unnamed(text)
	}
	return text
}

// IsDiscreet reports whether --discreet was given: bystanders shouldn't see what
// this program is. It works before the flags are parsed, because parsing may fail.
func (a *App) IsDiscreet() bool {
	return a.Discreet || slices.Contains(a.args, "--discreet")
}

// unnamed removes the program's name from a text, also from paths in the folder of
// that name.
func (a *App) unnamed(text string) string {
	if folder := a.folder(); folder != "" {
		text = strings.ReplaceAll(text, folder, "")
	}
	return a.program().Unnamed(text)
}

// unnamedHints returns the hints without the program's name. It drops a command that
// contains a file's whole path, since that has no shorter form.
func (a *App) unnamedHints(hints []string) []string {
	folder := a.folder()
	return slices.DeleteFunc(slices.Clone(hints), func(hint string) bool {
		return folder != "" && strings.Contains(hint, "'"+folder)
	})
}

// folder returns the journal's folder with a trailing separator, or "" if the
// program's name isn't part of it.
func (a *App) folder() string {
	path, err := a.JournalPath()
	folder := filepath.Dir(path) + string(filepath.Separator)
	if err != nil || !strings.Contains(folder, programName) {
		return ""
	}
	return folder
}

// PrintDone prints a line that says what was done and what to type next.
func (a *App) PrintDone(line string) error { return a.Print(display.Safe(a.AsCalled(line)) + "\n") }

// withJournalFlag adds --journal to the commands in a text that the reader should
// type, so that they use the same journal as this command. A text that already has
// the flag stays as it is.
func (a *App) withJournalFlag(text string) string {
	if a.Journal == "" || !strings.Contains(text, programName) || strings.Contains(text, "--journal") {
		return text
	}
	return a.program().WithFlag(text, "--journal "+cmdline.WordToWrap(a.Journal))
}

const programName = "trustrepair"

// program returns what recognizes our commands in texts.
func (a *App) program() *cmdline.Program {
	if a.inTexts == nil {
		a.inTexts = cmdline.NewProgram(programName, a.commandNames())
	}
	return a.inTexts
}
