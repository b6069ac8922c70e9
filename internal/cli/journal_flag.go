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
	if g.typable == nil {
		g.typable = typable(newRootCmd(&global{Env: g.Env}))
	}
	return g.typable.ReplaceAllStringFunc(text, func(typed string) string {
		program, rest := typed[:len(programName)], typed[len(programName):]
		return program + " --journal " + shellWord(g.journal) + rest
	})
}

const programName = "trustrepair"

// typable returns what matches the beginning of any command of ours in a text.
func typable(root *cobra.Command) *regexp.Regexp {
	var names []string
	for _, cmd := range root.Commands() {
		names = append(names, regexp.QuoteMeta(cmd.Name()))
	}
	return regexp.MustCompile(`\b` + programName + `\s+(` + strings.Join(names, "|") + `)\b`)
}
