package records

import (
	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/passphrase"
)

func newPassphraseCmd(g *global) *cobra.Command {
	var next passphrase.Source
	var recovery bool
	var keyFile string
	cmd := &cobra.Command{
		Use:   "passphrase",
		Short: "Change the passphrase of a sealed journal",
		Long: `Give a sealed journal another passphrase. Older copies of the key file still
open with the old one.

With --recovery it keeps the passphrase and prints a new recovery key. With
--recovery-key you can set a new passphrase without knowing the old one.`,
		Example: `  trustrepair journal passphrase
  trustrepair journal passphrase --recovery
  trustrepair journal passphrase --recovery-key recovery.txt`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if keyFile != "" {
				return g.recover(cmd.Context(), keyFile, next)
			}
			return g.changePassphrase(cmd.Context(), next, recovery)
		},
	}
	cmd.Flags().StringVar(&next.File, "new-passphrase-file", "", "read the new passphrase from the first line of this `FILE`")
	cmd.Flags().StringVar(&next.Command, "new-passphrase-command", "", "run this `COMMAND`, and use the first line it prints as the new passphrase")
	cmd.Flags().BoolVar(&recovery, "recovery", false, "print a new recovery key, and keep the passphrase")
	cmd.Flags().StringVar(&keyFile, "recovery-key", "", "read the recovery key from this `FILE` (- is standard input)")
	return cmd
}
