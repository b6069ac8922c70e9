package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/app"
)

// newHelpCmd replaces cobra's own help command, which succeeds for a command that
// does not exist.
func newHelpCmd(g *global) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Show the help of a command",
		Example: `  trustrepair help journal list`,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				t := app.Usage("see what there is: trustrepair --help", "there is no command %q", strings.Join(args, " "))
				if len(rest) == 0 {
					rest = args
				}
				return g.suggestCommand(t, found, rest[0])
			}
			found.InitDefaultHelpFlag() // else they are missing from the list
			found.InitDefaultVersionFlag()
			return found.Help()
		},
	}
}
