package records

import "github.com/spf13/cobra"

func newForgetCmd(g *global) *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:   "forget ID",
		Short: "Remove one entry for good, with its earlier versions",
		Long: `Remove an entry from the journal, with all its versions, and with a promise
everything you told about it. First you see what goes, and you're asked. It's
also removed from the files next to the journal: what you'd half typed, texts
that were kept, and copies that can be read. Copies that can't be read are
named. In the journal, a line without any of your words stays, so a merge
doesn't bring it back.

It can't reach backups, copies in other places, what you exported, or the
history of git.`,
		Example: `  trustrepair journal forget 5XA9Y6N1B7QK`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runForget(cmd.Context(), g, args[0], yes) },
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "don't ask")
	return cmd
}
