package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// newHelpCmd stands in place of cobra's own, which takes a command that does
// not exist for success.
func newHelpCmd() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Show the help of a command",
		Example: `  trustrepair help journal list`,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usage("see what there is: trustrepair --help", "there is no command %q", strings.Join(args, " "))
			}
			return found.Help()
		},
	}
}
