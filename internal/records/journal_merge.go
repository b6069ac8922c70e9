package records

import "github.com/spf13/cobra"

func newMergeCmd(g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "merge FILE...",
		Short: "Add the entries of a copy, from another machine or a backup",
		Long: `Add what's in other copies of this journal and not in here. The order of the
copies doesn't matter, and a copy that was added before changes nothing. What
you removed for good in one of them stays removed. The copies aren't changed.

If two entries with the same id differ, or the copy is of a different journal,
nothing is changed, and you see both.`,
		Example: `  trustrepair journal merge journal.sync-conflict-20261128-101112-ABCDEFG.jsonl
  trustrepair journal merge /media/usb/journal.jsonl`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runMerge(cmd.Context(), g, args) },
	}
}
