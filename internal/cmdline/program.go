package cmdline

import (
	"regexp"
	"strings"
)

// A Program recognizes the command lines of a program in texts.
type Program struct {
	name          string
	commands      *regexp.Regexp // the beginning of a command, with the character before it
	ofProgram     *regexp.Regexp // the end of cobra's errors about a command
	ofEnvironment *regexp.Regexp // a sentence about an environment variable
	withFlag      *regexp.Regexp // the program with a flag and no command
}

// NewProgram returns a program that has these commands.
func NewProgram(name string, commands []string) *Program {
	quoted := make([]string, len(commands))
	for i, command := range commands {
		quoted[i] = regexp.QuoteMeta(command)
	}
	start := `(^|[^\w/\\])` + regexp.QuoteMeta(name) + `\s+` // not in a path
	return &Program{
		name:          name,
		commands:      regexp.MustCompile(start + `(` + strings.Join(quoted, "|") + `)\b`),
		ofProgram:     regexp.MustCompile(` for "` + name + `[^"]*"`),
		ofEnvironment: regexp.MustCompile(`\s*[^.!?]*\b` + strings.ToUpper(name) + `_[A-Z]+\b[^.!?]*[.!?]`),
		withFlag:      regexp.MustCompile(start + `--`),
	}
}

// WithFlag adds a flag to each command in a text.
func (p *Program) WithFlag(text, flag string) string {
	return p.commands.ReplaceAllStringFunc(text, func(typed string) string {
		before, rest, _ := strings.Cut(typed, p.name)
		return before + p.name + " " + flag + rest
	})
}

// Unnamed removes the program's name from the commands in a text. A sentence about
// one of its environment variables is removed completely.
func (p *Program) Unnamed(text string) string {
	text = p.ofProgram.ReplaceAllString(text, "")
	text = p.ofEnvironment.ReplaceAllString(text, "")
	text = p.withFlag.ReplaceAllString(text, "$1--")
	return p.commands.ReplaceAllStringFunc(text, func(typed string) string {
		before, rest, _ := strings.Cut(typed, p.name)
		return before + strings.TrimLeft(rest, " \n")
	})
}
