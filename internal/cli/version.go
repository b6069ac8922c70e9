package cli

import "github.com/spf13/cobra"

func newVersionCmd(g *global) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: `  trustrepair version`,
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return g.Print("trustrepair " + g.Version + "\n") },
	}
}
