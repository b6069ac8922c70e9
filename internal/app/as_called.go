package app

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

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

// unnamed removes the program's name from a text: from commands, and from paths in
// the folder of that name. A sentence about one of our environment variables is
// removed completely.
func (a *App) unnamed(text string) string {
	if folder := a.folder(); folder != "" {
		text = strings.ReplaceAll(text, folder, "")
	}
	text = ofProgram.ReplaceAllString(text, "")
	text = ofEnvironment.ReplaceAllString(text, "")
	text = withFlag.ReplaceAllString(text, "$1--")
	return a.commands().ReplaceAllStringFunc(text, func(typed string) string {
		before, rest, _ := strings.Cut(typed, programName)
		return before + strings.TrimLeft(rest, " \n")
	})
}

var (
	ofProgram     = regexp.MustCompile(` for "` + programName + `[^"]*"`) // the end of cobra's errors about a command
	ofEnvironment = regexp.MustCompile(`\s*[^.!?]*\b` + strings.ToUpper(programName) + `_[A-Z]+\b[^.!?]*[.!?]`)
	withFlag      = regexp.MustCompile(`(^|[^\w/\\])` + programName + `\s+--`)
)

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
	return a.commands().ReplaceAllStringFunc(text, func(typed string) string {
		before, rest, _ := strings.Cut(typed, programName)
		return before + programName + " --journal " + shellWordToWrap(a.Journal) + rest
	})
}

const programName = "trustrepair"

// commands returns a pattern for the beginning of any of our commands in a text.
func (a *App) commands() *regexp.Regexp {
	if a.typable == nil {
		a.typable = typable(a.commandNames())
	}
	return a.typable
}

// typable returns a pattern for the beginning of any of these commands in a text,
// including the character before it. It doesn't match in a path.
func typable(commandNames []string) *regexp.Regexp {
	var names []string
	for _, name := range commandNames {
		names = append(names, regexp.QuoteMeta(name))
	}
	return regexp.MustCompile(`(^|[^\w/\\])` + programName + `\s+(` + strings.Join(names, "|") + `)\b`)
}
