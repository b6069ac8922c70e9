package app

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"codeberg.org/trustrepair/trustrepair/internal/display"
)

// AsCalled fits a text of ours to how this command was called: the commands that
// it tells a person to type keep the journal, and where nobody is to see what
// this is they lack the program's name.
func (a *App) AsCalled(text string) string {
	text = a.withJournalFlag(text)
	if a.IsDiscreet() {
		return a.unnamed(text)
	}
	return text
}

// IsDiscreet reports whether nobody is to see what this is. It knows before the
// flags are read, which may fail.
func (a *App) IsDiscreet() bool {
	return a.Discreet || slices.Contains(a.args, "--discreet")
}

// unnamed takes the program's name off a text: off commands, and off the paths in
// the folder that has this name. A sentence about a variable of its environment
// goes as a whole.
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
	ofProgram     = regexp.MustCompile(` for "` + programName + `[^"]*"`) // cobra's errors about a command end so
	ofEnvironment = regexp.MustCompile(`\s*[^.!?]*\b` + strings.ToUpper(programName) + `_[A-Z]+\b[^.!?]*[.!?]`)
	withFlag      = regexp.MustCompile(`(^|[^\w/\\])` + programName + `\s+--`)
)

// unnamedHints are hints without the program's name. A command with the whole
// path of a file has no shorter form, and is left out.
func (a *App) unnamedHints(hints []string) []string {
	folder := a.folder()
	return slices.DeleteFunc(slices.Clone(hints), func(hint string) bool {
		return folder != "" && strings.Contains(hint, "'"+folder)
	})
}

// folder is the folder of the journal with a separator behind it, or "" where it
// does not have the program's name in it.
func (a *App) folder() string {
	path, err := a.JournalPath()
	folder := filepath.Dir(path) + string(filepath.Separator)
	if err != nil || !strings.Contains(folder, programName) {
		return ""
	}
	return folder
}

// PrintDone prints a line about what was done, and what to type next.
func (a *App) PrintDone(line string) error { return a.Print(display.Safe(a.AsCalled(line)) + "\n") }

// withJournalFlag adds --journal to the commands that a text tells a person to
// type, so that they read and write the journal that this command was given. A
// text that has the flag already is left as it is.
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

// commands returns what matches the beginning of any command of ours in a text.
func (a *App) commands() *regexp.Regexp {
	if a.typable == nil {
		a.typable = typable(a.commandNames())
	}
	return a.typable
}

// typable returns what matches the beginning of any of these commands of ours in a
// text, with the character before it. In a path it is none.
func typable(commandNames []string) *regexp.Regexp {
	var names []string
	for _, name := range commandNames {
		names = append(names, regexp.QuoteMeta(name))
	}
	return regexp.MustCompile(`(^|[^\w/\\])` + programName + `\s+(` + strings.Join(names, "|") + `)\b`)
}
