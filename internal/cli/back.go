package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
)

func newBackCmd(g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "back STEP",
		Short: "Go back to a step and walk through it again; nothing written is lost",
		Long: `Go back to a step. "trustrepair next" then asks its prompts again, each with
your earlier answer to keep or to change, and goes on from where you were.`,
		Example:           `  trustrepair back acknowledge`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: g.completeSteps,
		RunE:              func(cmd *cobra.Command, args []string) error { return runBack(cmd.Context(), g, args[0]) },
	}
}

func runBack(ctx context.Context, g *global, id string) error {
	o, err := g.OpenAsked(ctx)
	if err != nil {
		return err
	}
	step := o.Workbook.Step(id)
	if step == nil && o.View().State.Closed() {
		return g.TellClosed(o.View().State.Gate)
	}
	if step == nil {
		return g.NoStep(o.Workbook, id)
	}
	if _, err := o.Append(ctx, entry.Entry{At: o.Now, Kind: entry.Back, Step: step.ID}); err != nil {
		return fmt.Errorf("going back to %q: %w", id, err)
	}
	return g.PrintDone("Saved: back at " + step.Title + ". Your answers stand. Go on with: trustrepair next")
}
