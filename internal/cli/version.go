package cli

import "github.com/spf13/cobra"

func newVersionCmd(g *global) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: `  trustrepair version`,
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return g.printVersion() },
	}
}

// printVersion prints the version. Cobra could do it too, but its templates would make
// the program a fifth larger.
func (g *global) printVersion() error { return g.Print("trustrepair " + g.Version + "\n") }
