package records

import "github.com/spf13/cobra"

func newUnsealCmd(g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "unseal",
		Short: "Remove the passphrase, so the journal can be read without it",
		Long: `Turn a sealed journal and everything next to it back into plain files. The
sealed file is only removed after the plain one was read back.`,
		Example: `  trustrepair journal unseal`,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return g.unseal(cmd.Context()) },
	}
}
