package records

import "github.com/spf13/cobra"

func newCheckCmd(g *global) *cobra.Command {
	var repair bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Look at every line of the journal, and say what's wrong with it",
		Long: `Read the whole file and say what's wrong, with the line and the column. It also
says if somebody else can open the files, and which copies are next to it. It
works on a journal that no other command opens, and changes nothing.

With --repair it writes a copy without the lines that are wrong, next to the
journal. The journal itself stays as it is. If lines are damaged, the exit
status is 5.`,
		Example: `  trustrepair journal check
  trustrepair journal check --repair`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runCheck(cmd.Context(), g, repair) },
	}
	cmd.Flags().BoolVar(&repair, "repair", false, "write a repaired copy next to the journal")
	return cmd
}
