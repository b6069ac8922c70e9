package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
)

// newHelpCmd returns a replacement for cobra's help command, which doesn't fail for
// an unknown command.
func newHelpCmd(g *global) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Show the help for a command",
		Example: `  trustrepair help journal list`,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				t := app.Usage("to see them all, type: trustrepair --help", "there's no command %q", strings.Join(args, " "))
				if len(rest) == 0 {
					rest = args
				}
				return g.suggestCommand(t, found, rest[0])
			}
			found.InitDefaultHelpFlag() // otherwise its flags are missing from the help
			return found.Help()
		},
	}
}
