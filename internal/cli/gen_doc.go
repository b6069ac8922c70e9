package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
)

// Manual returns the help of the program and of every command.
// cmd/trustrepair/doc.go consists of it; a test checks that.
func Manual(env app.Env) string {
	var b strings.Builder
	root := newRootCmd(newGlobal(env, nil))
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	manual(&b, root)
	return b.String()
}

func manual(b *strings.Builder, cmd *cobra.Command) {
	cmd.InitDefaultHelpFlag()
	if cmd.HasParent() {
		b.WriteString("\n# " + cmd.CommandPath() + "\n\n")
	}
	text := cmd.Long
	if text == "" {
		text = cmd.Short + "."
	}
	usage, _, _ := strings.Cut(cmd.UsageString(), "Global Flags:") // which are those of trustrepair itself
	b.WriteString(strings.TrimSpace(text) + "\n\n" + strings.TrimRight(usage, "\n") + "\n")
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() && sub.Name() != "completion" { // whose help is cobra's
			manual(b, sub)
		}
	}
}
