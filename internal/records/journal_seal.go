package records

import "github.com/spf13/cobra"

func newSealCmd(g *global) *cobra.Command {
	var recovery bool
	cmd := &cobra.Command{
		Use:   "seal",
		Short: "Lock the journal with a passphrase",
		Long: `Encrypt the journal and everything next to it with a passphrase. From then on
every command asks for it. Nobody can open the journal without it, and nobody
can reset it. With a recovery key you can still open the journal if you forget
the passphrase. If the passphrase is wrong, the exit status is 6.

The passphrase is asked for without being shown. For scripts it comes from
--passphrase-file or --passphrase-command. The plain file is only removed after
the sealed one was read back. The standard tool age can open it, too:

  age -d -i journal.key.age journal.jsonl.age`,
		Example: `  trustrepair journal seal
  trustrepair journal seal --recovery`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return g.seal(cmd.Context(), recovery) },
	}
	cmd.Flags().BoolVar(&recovery, "recovery", false, "print a recovery key, without asking")
	return cmd
}
