package cli

import (
	"regexp"
	"strings"

	"github.com/spf13/cobra"
)

// withJournalFlag adds --journal to the commands that a text tells a person to
// type, so that they read and write the journal that this command was given. A
// text that has the flag already is left as it is.
func (g *global) withJournalFlag(text string) string {
	if g.journal == "" || !strings.Contains(text, programName) || strings.Contains(text, "--journal") {
		return text
	}
	return g.commands().ReplaceAllStringFunc(text, func(typed string) string {
		before, rest, _ := strings.Cut(typed, programName)
		return before + programName + " --journal " + shellWordToWrap(g.journal) + rest
	})
}

const programName = "trustrepair"

// commands returns what matches the beginning of any command of ours in a text.
func (g *global) commands() *regexp.Regexp {
	if g.typable == nil {
		g.typable = typable(newRootCmd(&global{Env: g.Env}))
	}
	return g.typable
}

// typable returns what matches the beginning of any command of ours in a text,
// with the character before it. In a path it is none.
func typable(root *cobra.Command) *regexp.Regexp {
	var names []string
	for _, cmd := range root.Commands() {
		names = append(names, regexp.QuoteMeta(cmd.Name()))
	}
	return regexp.MustCompile(`(^|[^\w/\\])` + programName + `\s+(` + strings.Join(names, "|") + `)\b`)
}
