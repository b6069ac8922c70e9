package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"codeberg.org/trustrepair/trustrepair/internal/entry"
	"codeberg.org/trustrepair/trustrepair/internal/guide"
	"codeberg.org/trustrepair/trustrepair/internal/workbook"
)

func newApologyCmd(g *global) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "apology",
		Short: "The letter: write it, check it, read it aloud, print it",
		Long: `The apology is written as a letter, rests for some days, is read again, and is
then said or given. These commands are for the letter by itself. The checker
needs no journal: it reads any text.`,
		Example: `  trustrepair apology write
  trustrepair apology check letter.txt`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newApologyWriteCmd(g), newCheckCmd(g), newApologyShowCmd(g), newApologyHistoryCmd(g),
		newRehearseCmd(g), newApologyPrintCmd(g))
	return cmd
}

// letterPrompt finds the prompt that asks for the letter, if this workbook has
// one and it is open.
func (g *global) letterPrompt(o *opened) (*workbook.Prompt, error) {
	for _, step := range o.workbook.Steps {
		for _, p := range step.Prompts {
			if p.Kind == workbook.Letter && p.Again == "" {
				return p, nil
			}
		}
	}
	if state := guide.Fold(o.Entries); state.Closed() {
		return nil, g.tellClosed(state.Gate)
	}
	return nil, usage("see what it has: trustrepair steps", "this workbook asks for no letter")
}

// versions gives every version of the letter, the oldest first: what was
// written, and what it became when it was read again.
func (g *global) versions(o *opened) ([]entry.Entry, error) {
	letter, err := g.letterPrompt(o)
	if err != nil {
		return nil, err
	}
	var versions []entry.Entry
	for _, e := range o.Entries {
		p, _ := o.workbook.Prompt(e.Prompt)
		if e.Kind == entry.Answer && p != nil && (p == letter || p.Again == letter.ID) {
			versions = append(versions, e)
		}
	}
	if len(versions) == 0 {
		return nil, &exitError{statusFailure, fmt.Errorf("there is no letter yet"), []string{"write it with: trustrepair apology write"}}
	}
	return versions, nil
}

// letter gives the letter as it stands now.
func (g *global) letter(o *opened) (entry.Entry, string, error) {
	versions, err := g.versions(o)
	if err != nil {
		return entry.Entry{}, "", err
	}
	last := versions[len(versions)-1]
	return last, letterText(o, last), nil
}

func letterText(o *opened, e entry.Entry) string {
	p, _ := o.workbook.Prompt(e.Prompt)
	return guide.Input(p, e.Answer)
}
