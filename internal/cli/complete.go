package cli

import (
	"strconv"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/display"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/promises"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

// completePrompts completes the argument with the prompts that can be answered.
func (g *global) completePrompts(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	return g.complete(cmd, args, func(a guide.View, step *workbook.Step) (offers []string) {
		for _, p := range step.Prompts {
			if a.State.Applies(a.Workbook, p) {
				offers = append(offers, p.ID+"\t"+display.OneLine(a.Fill(p.Ask)))
			}
		}
		return offers
	})
}

// completeSteps completes the argument with the steps.
func (g *global) completeSteps(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	return g.complete(cmd, args, func(_ guide.View, step *workbook.Step) []string {
		return []string{step.ID + "\t" + step.Title}
	})
}

// toComplete returns the workbook with the state of the journal. A sealed journal is
// not opened: completing asks for nothing, and shows nothing of what is in there.
func (g *global) toComplete(cmd *cobra.Command) (guide.View, error) {
	if g.JournalIsSealed() {
		return g.emptyContents("")
	}
	return g.contents(cmd, "")
}

// complete collects completions from all steps. If something can't be read there are
// none, because there is nowhere to print an error.
func (g *global) complete(cmd *cobra.Command, args []string, of func(guide.View, *workbook.Step) []string) ([]string, cobra.ShellCompDirective) {
	a, err := g.toComplete(cmd)
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var offers []string
	for _, step := range a.Workbook.Steps {
		offers = append(offers, of(a, step)...)
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}

// completePromises completes the first argument with the promises.
func (g *global) completePromises(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	v, err := promises.Commands{App: g.App}.ToShow(cmd.Context())
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var offers []string
	for i, p := range v.Ledger.Listed() {
		offers = append(offers, strconv.Itoa(i+1)+"\t"+display.OneLine(p.What()))
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}
