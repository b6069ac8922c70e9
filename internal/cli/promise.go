package cli

import (
	"codeberg.org/trustrepair/trustrepair/internal/promises"
	"github.com/spf13/cobra"
)

func newPromiseCmd(g *global) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "promise",
		Short: "Make promises, and tell how they went",
		Long: `The promises you made, with the days they come around and what you told of each
of them. A PROMISE is its number in the list, its id, or a few of its words. A
DAY is one like yesterday, Sunday or 14 March.

Nothing is deleted. A change keeps the old wording, and a day you forgot can be
filled in later.`,
		Example: `  trustrepair promise list
  trustrepair promise keep 1
  trustrepair promise miss "call sunday" yesterday`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return promises.Commands{App: g.App}.List(cmd.Context(), promises.ListOptions{})
		},
	}
	cmd.AddCommand(newPromiseAddCmd(g), newPromiseListCmd(g), newPromiseShowCmd(g), newPromiseKeepCmd(g),
		newPromiseMissCmd(g), newPromiseChangeCmd(g), newPromiseEndCmd(g))
	return cmd
}
